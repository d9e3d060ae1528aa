/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.stream.Collectors;
import org.entirespace.core.metric.MetricValue;

/** An evaluation as text of about 100 columns for a terminal; each line names the space its numbers were found in. */
public final class TerminalTable {

    private TerminalTable() {}

    /** The counts of the behaviours, then ranking, then calibration of every quantity. */
    public static String render(Evaluation evaluation) {
        return heading(evaluation) + "\n" + counts(evaluation) + "\n" + ranking(evaluation) + "\n"
                + calibration(evaluation) + warnings(evaluation);
    }

    private static String heading(Evaluation evaluation) {
        EvaluationOptions options = evaluation.options();
        String intervals = options.bootstrap() == 0
                ? "no intervals"
                : "[" + Figures.confidence(options.confidence()) + " intervals] from " + options.bootstrap()
                        + " resamples of groups";
        return evaluation.graph() + " on " + Figures.count(evaluation.rows()) + " impressions in "
                + Figures.count(evaluation.groups()) + " groups; " + intervals + "\n";
    }

    private static String counts(Evaluation evaluation) {
        TextTable table = new TextTable("lrrrrl").add("behavior", "positive", "negative", "unobserved", "rate", "");
        for (BehaviorCounts behavior : evaluation.behaviors()) {
            LabelCounts counts = behavior.impressions();
            String after = behavior.after().entrySet().stream()
                    .map(step -> rate(step.getValue().rate()) + " after " + step.getKey())
                    .collect(Collectors.joining(", "));
            table.add(
                    behavior.behavior(),
                    Figures.count(counts.positive()),
                    Figures.count(counts.negative()),
                    Figures.count(counts.unobserved()),
                    rate(counts.rate()),
                    after);
        }
        return table.text();
    }

    private static String ranking(Evaluation evaluation) {
        TextTable table =
                new TextTable("llrrrll").add("ranking", "space", "observed", "positive", "rate", "AUC", "GAUC");
        for (QuantityEvaluation quantity : evaluation.quantities()) {
            Ranking ranking = quantity.ranking();
            table.add(
                    quantity.name(),
                    quantity.space().name(),
                    Figures.count(quantity.counts().observed()),
                    Figures.count(quantity.counts().positive()),
                    rate(quantity.counts().rate()),
                    Figures.estimate(ranking.auc(), Figures::fourDecimals),
                    Figures.gauc(ranking.gauc()));
        }
        return table.text();
    }

    private static String calibration(Evaluation evaluation) {
        TextTable table = new TextTable("llllll").add("calibration", "space", "log loss", "NE", "PCOC", "ECE");
        for (QuantityEvaluation quantity : evaluation.quantities()) {
            Calibration calibration = quantity.calibration();
            table.add(
                    quantity.name(),
                    quantity.space().name(),
                    Figures.estimate(calibration.logLoss(), Figures::loss),
                    Figures.value(calibration.normalizedEntropy(), Figures::fourDecimals),
                    Figures.estimate(calibration.ratio(), Figures::ratio),
                    rate(calibration.expectedError()));
        }
        return table.text();
    }

    private static String warnings(Evaluation evaluation) {
        String text = evaluation.quantities().stream().map(Figures::warning).collect(Collectors.joining());
        return text.isEmpty() ? "" : "\n" + text;
    }

    private static String rate(MetricValue rate) {
        return Figures.value(rate, Figures::rate);
    }
}
