/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import org.entirespace.train.evaluate.Figures;
import org.entirespace.train.experiment.Experiment;

/** How far models are from the baseline in each headline, with intervals of the difference. */
final class DifferencesSection implements Section {

    private final Results results;

    DifferencesSection(Results results) {
        this.results = results;
    }

    @Override
    public String id() {
        return "differences";
    }

    @Override
    public String heading() {
        return "Differences from " + results.experiment().baseline();
    }

    @Override
    public void render(Html html) {
        Experiment experiment = results.experiment();
        ResultMarkup.note(
                html,
                "Mean difference over the seeds, with an interval of "
                        + Figures.confidence(experiment.judging().confidence())
                        + " from a paired bootstrap: model and baseline are judged on the same resamples of the same rows. An interval that holds 0"
                        + " is a tie.");
        if (!results.plain().isEmpty()) {
            ResultMarkup.note(
                    html,
                    "Blue and upright is better than the baseline, orange and on its tip worse, a grey disc a tie.");
            Panels.render(html, results, "differences");
        }
        if (!results.swept().isEmpty()) {
            ResultMarkup.note(
                    html, "Each model has its own mark; filled it differs from the baseline, hollow it is a tie.");
            Marker.legend(html, results.models());
            html.open("div", "class", "grid wide");
            for (int c = 0; c < results.headlines().size(); c++) {
                TrendsSection.swept(
                        html, results, "differenceTrend", c, results.headlines().get(c));
            }
            html.close();
        }
    }
}
