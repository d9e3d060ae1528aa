/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import org.entirespace.core.metric.CalibrationBin;
import org.entirespace.train.evaluate.Figures;

/** Predicted against observed rates for each quantity: a plot with all models, and the table behind it. */
final class CalibrationSection implements Section {

    private static final List<String> COLUMNS =
            List.of("model", "bin", "rows", "positive", "predicted", "observed", "interval", "predicted / observed");

    private final Report report;

    CalibrationSection(Report report) {
        this.report = report;
    }

    @Override
    public String id() {
        return "calibration";
    }

    @Override
    public String heading() {
        return "Calibration";
    }

    @Override
    public void render(Html html) {
        ModelNames.legend(html, report);
        html.open("div", "class", "grid");
        QuantityGroup.of(report).forEach(group -> figure(html, group));
        html.close();
        html.leaf(
                "p",
                "Bins of about equal numbers of rows, by prediction. On the dashed line predicted and observed agree; below it the"
                        + " model promises too much. Bars are Wilson intervals of the observed rate. A triangle at the lower"
                        + " edge is a bin without a positive row. Where rates span a wide range both axes are logarithmic.",
                "class",
                "note");
        for (QuantityGroup group : QuantityGroup.of(report)) {
            html.open("details").open("summary");
            group.caption(html);
            html.text(": table").close();
            table(html, group);
            html.close();
        }
    }

    private static void figure(Html html, QuantityGroup group) {
        boolean drawable = group.entries().stream()
                .anyMatch(entry ->
                        !entry.evaluation().calibration().table().bins().isEmpty());
        group.figure(html, "calibration", drawable, "No plot: nothing was observed in this space.");
    }

    private static void table(Html html, QuantityGroup group) {
        html.open("div", "class", "scroll").open("table", "class", "figures");
        html.open("thead").open("tr");
        COLUMNS.forEach(column -> html.leaf("th", column, "scope", "col"));
        html.close().close();
        for (QuantityGroup.Entry entry : group.entries()) {
            html.open("tbody");
            List<CalibrationBin> bins = entry.evaluation().calibration().table().bins();
            for (int b = 0; b < bins.size(); b++) {
                html.open("tr").open("th", "scope", "row");
                ModelNames.chip(html, entry.model(), entry.modelName());
                html.close().leaf("td", String.valueOf(b + 1));
                bin(html, bins.get(b));
                html.close();
            }
            html.close();
        }
        html.close().close();
    }

    private static void bin(Html html, CalibrationBin bin) {
        html.leaf("td", Figures.count(bin.rows()));
        html.leaf("td", Figures.count(bin.positives()));
        html.leaf("td", Figures.rate(bin.meanPredicted()));
        html.leaf("td", Figures.rate(bin.observedRate()));
        html.leaf("td", Figures.rate(bin.observedLow()) + " to " + Figures.rate(bin.observedHigh()));
        html.leaf(
                "td",
                bin.positives() == 0 ? "no positive row" : Figures.ratio(bin.meanPredicted() / bin.observedRate()));
    }
}
