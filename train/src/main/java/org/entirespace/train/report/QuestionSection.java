/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entirespace.train.evaluate.Figures;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;

/** What an experiment asks, its answer at a glance, and how and where it ran. */
final class QuestionSection implements Section {

    private final Results results;
    private final Map<String, String> facts;

    QuestionSection(Results results, Map<String, String> facts) {
        this.results = results;
        this.facts = facts;
    }

    @Override
    public String id() {
        return "summary";
    }

    @Override
    public String heading() {
        return "Summary";
    }

    @Override
    public void render(Html html) {
        Experiment experiment = results.experiment();
        if (!experiment.question().isEmpty()) {
            html.leaf("p", experiment.question(), "class", "question");
        }
        ResultMarkup.table(html, results.tables().overview(), results.models());
        ResultMarkup.note(
                html,
                "▲ is better than the baseline " + experiment.baseline() + ", ▼ worse, by a paired bootstrap of "
                        + Figures.confidence(experiment.judging().confidence())
                        + "; · is a tie: nothing can be said. – was not judged." + order());
        html.open("div", "class", "card");
        ModelsSection.facts(html, all());
        html.close();
    }

    private String order() {
        return results.data().size() == 1
                ? ""
                : " One mark for each data set, in order: "
                        + results.data().stream().map(DataSet::name).collect(Collectors.joining(", ")) + ".";
    }

    private List<Fact> all() {
        Experiment experiment = results.experiment();
        List<Fact> all = new ArrayList<>();
        all.add(new Fact(
                "seeds", experiment.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        all.add(new Fact("baseline", experiment.baseline()));
        facts.forEach((name, value) -> all.add(new Fact(name, value.replaceAll("^`|`$", ""))));
        return all;
    }
}
