/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import java.util.stream.Stream;
import org.entirespace.train.compare.Column;

/** Predicted over true conversion rates, on clicked impressions, unclicked ones and all; only worlds whose truth is known have them. */
final class LevelsSection implements Section {

    private final Results results;

    private LevelsSection(Results results) {
        this.results = results;
    }

    /** The section; none where no truth is known. */
    static Stream<Section> of(Results results) {
        return results.levels().isEmpty() ? Stream.empty() : Stream.of(new LevelsSection(results));
    }

    @Override
    public String id() {
        return "levels";
    }

    @Override
    public String heading() {
        return "Calibration against the truth";
    }

    @Override
    public void render(Html html) {
        int first = results.headlines().size();
        List<Integer> known = results.plain().stream()
                .filter(d -> results.has(d, results.levels().get(0)))
                .toList();
        if (!known.isEmpty()) {
            Marker.legend(html, results.levels().stream().map(Column::title).toList());
            html.open("div", "class", "grid");
            for (int d : known) {
                ResultMarkup.chart(
                        html,
                        "levels",
                        first,
                        List.of(d),
                        "predicted over true pCVR",
                        "on " + results.data().get(d).name());
            }
            html.close();
        }
        if (!results.swept().isEmpty()) {
            Marker.legend(html, results.models());
            html.open("div", "class", "grid wide");
            for (int c = 0; c < results.levels().size(); c++) {
                TrendsSection.swept(
                        html, results, "values", first + c, results.levels().get(c));
            }
            html.close();
        }
        ResultMarkup.note(
                html,
                "Sum of the predicted over the sum of the true conversion rates, on a logarithmic scale: at 1 they agree, at 2 the model promises"
                        + " twice too much. Bars are standard deviations between seeds. Labels can tell this of clicked"
                        + " impressions only.");
    }
}
