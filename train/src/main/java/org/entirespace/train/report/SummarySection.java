/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import org.entirespace.core.metric.GroupedAuc;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.train.evaluate.Calibration;
import org.entirespace.train.evaluate.Estimate;
import org.entirespace.train.evaluate.Figures;
import org.entirespace.train.evaluate.QuantityEvaluation;

/** All models side by side, quantity by quantity, each with its space. */
final class SummarySection implements Section {

    private static final List<String> COLUMNS =
            List.of("model", "observed", "positive", "rate", "AUC", "", "GAUC", "log loss", "NE", "PCOC", "ECE");

    private final Report report;

    SummarySection(Report report) {
        this.report = report;
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
        html.open("div", "class", "scroll").open("table", "class", "figures summary");
        html.open("thead").open("tr");
        for (String column : COLUMNS) {
            html.leaf("th", column, "scope", "col");
        }
        html.close().close();
        for (QuantityGroup group : QuantityGroup.of(report)) {
            html.open("tbody");
            html.open("tr", "class", "quantity")
                    .open("th", "colspan", String.valueOf(COLUMNS.size()), "scope", "rowgroup");
            group.caption(html);
            html.close().close();
            Whisker whisker = Whisker.of(group);
            group.entries().forEach(entry -> row(html, entry, whisker));
            html.close();
        }
        html.close().close();
        html.open("p", "class", "note")
                .text("Small numbers are " + intervals() + ". NE below 1 beats always predicting the base rate; PCOC is"
                        + " predicted over observed, 1 is right; ECE is on the scale of the rate.")
                .close();
        report.models()
                .forEach(model -> model.evaluation().quantities().stream()
                        .map(Figures::warning)
                        .filter(warning -> !warning.isEmpty())
                        .forEach(warning -> html.leaf("p", model.evaluation().graph() + ": " + warning.strip())));
    }

    private String intervals() {
        var options = report.models().get(0).evaluation().options();
        return options.bootstrap() == 0
                ? "numbers of groups"
                : Figures.confidence(options.confidence()) + " intervals from " + options.bootstrap()
                        + " resamples of whole groups, and numbers of groups";
    }

    private static void row(Html html, QuantityGroup.Entry entry, Whisker whisker) {
        QuantityEvaluation quantity = entry.evaluation();
        html.open("tr").open("th", "scope", "row");
        ModelNames.chip(html, entry.model(), entry.modelName());
        html.close();
        html.leaf("td", Figures.count(quantity.counts().observed()));
        html.leaf("td", Figures.count(quantity.counts().positive()));
        metric(html, quantity.counts().rate(), Figures::rate, "");
        estimate(html, quantity.ranking().auc(), Figures::fourDecimals);
        html.open("td", "class", "whisker");
        whisker.render(html, quantity.ranking().auc(), ModelNames.color(entry.model()));
        html.close();
        gauc(html, quantity.ranking().gauc());
        Calibration calibration = quantity.calibration();
        estimate(html, calibration.logLoss(), Figures::loss);
        metric(html, calibration.normalizedEntropy(), Figures::fourDecimals, "");
        estimate(html, calibration.ratio(), Figures::ratio);
        metric(html, calibration.expectedError(), Figures::rate, "");
        html.close();
    }

    private static void estimate(Html html, Estimate estimate, Figures.Format format) {
        metric(html, estimate.value(), format, Figures.interval(estimate, format));
    }

    private static void gauc(Html html, GroupedAuc.Result gauc) {
        metric(html, gauc.value(), Figures::fourDecimals, Figures.groups(gauc));
    }

    /** Appends a cell with a value above a note, or {@code undefined} above its reason. */
    private static void metric(Html html, MetricValue value, Figures.Format format, String note) {
        html.open("td");
        value.fold(
                number -> small(html.text(format.text(number)), note), reason -> small(html.text("undefined"), reason));
        html.close();
    }

    private static Html small(Html html, String text) {
        return text.isEmpty() ? html : html.leaf("small", text);
    }
}
