/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import java.util.stream.Stream;
import org.entirespace.train.compare.Column;
import org.entirespace.train.experiment.Experiment;

/** How headlines change with the value of a swept dial, or from one data set to the next. */
final class TrendsSection implements Section {

    private final Results results;

    private TrendsSection(Results results) {
        this.results = results;
    }

    /** The section; none with a single data set. */
    static Stream<Section> of(Results results) {
        return results.data().size() == 1 ? Stream.empty() : Stream.of(new TrendsSection(results));
    }

    @Override
    public String id() {
        return "trends";
    }

    @Override
    public String heading() {
        return over(results.experiment());
    }

    private static String over(Experiment experiment) {
        return "Over " + (experiment.axis() == null ? "data sets" : words(experiment.axis()));
    }

    private static String words(String axis) {
        return axis.replace('_', ' ');
    }

    @Override
    public void render(Html html) {
        Marker.legend(html, results.models());
        html.open("div", "class", "grid wide");
        for (int c = 0; c < results.headlines().size(); c++) {
            swept(html, results, "values", c, results.headlines().get(c));
            plain(html, c, results.headlines().get(c));
        }
        html.close();
        ResultMarkup.note(
                html,
                "Means over the seeds with the standard deviation between them; models stand a little beside each other so that their bars can be"
                        + " told apart. The dashed line is the baseline "
                        + results.experiment().baseline() + "."
                        + (results.experiment().axis() == null
                                ? " The order of the data sets is the experiment's; lines only lead the eye."
                                : ""));
    }

    /** Appends a chart for each swept world that has the figure. */
    static void swept(Html html, Results results, String kind, int number, Column column) {
        results.swept().forEach((base, data) -> {
            List<Integer> judged =
                    data.stream().filter(d -> results.has(d, column)).toList();
            if (!judged.isEmpty()) {
                String world = results.swept().size() == 1 ? "" : " on " + base;
                ResultMarkup.chart(html, kind, number, judged, column.title(), "over " + words(axis(results)) + world);
            }
        });
    }

    private void plain(Html html, int number, Column column) {
        List<Integer> judged =
                results.plain().stream().filter(d -> results.has(d, column)).toList();
        if (judged.size() > 1) {
            ResultMarkup.chart(html, "values", number, judged, column.title(), "over data sets");
        }
    }

    private static String axis(Results results) {
        String axis = results.experiment().axis();
        return axis == null ? "the dial" : axis;
    }
}
