/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.train.picture.GraphPicture;

/** A drawing of each distinct graph, with the models that have it. */
final class GraphsSection implements Section {

    private final Report report;

    GraphsSection(Report report) {
        this.report = report;
    }

    @Override
    public String id() {
        return "graphs";
    }

    @Override
    public String heading() {
        return "Behaviour graphs";
    }

    @Override
    public void render(Html html) {
        for (ModelSection first : firstOfEachGraph().values()) {
            BehaviorGraph graph = first.graph().graph();
            html.open("figure", "class", "card graph").open("figcaption").open("span", "class", "legend");
            for (int m = 0; m < report.models().size(); m++) {
                ModelSection model = report.models().get(m);
                if (model.graph().graph().equals(graph)) {
                    ModelNames.chip(html, m, model.name());
                }
            }
            html.close()
                    .leaf(
                            "span",
                            "graph " + graph.name() + ", heads: "
                                    + first.graph().rates().size(),
                            "class",
                            "space")
                    .close();
            html.open("div", "class", "scroll").trusted(GraphPicture.element(first.graph()));
            html.close().close();
        }
        html.leaf(
                "p",
                "A box holds a behaviour, the name of its marginal and its heads; ! marks a behaviour that did not happen. Heads are composed to the"
                        + " probabilities of the summary; the formulas are further down, with the models.",
                "class",
                "note");
    }

    private Map<BehaviorGraph, ModelSection> firstOfEachGraph() {
        Map<BehaviorGraph, ModelSection> first = new LinkedHashMap<>();
        report.models().forEach(model -> first.putIfAbsent(model.graph().graph(), model));
        return first;
    }
}
