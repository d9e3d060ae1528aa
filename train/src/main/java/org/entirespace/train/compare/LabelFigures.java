/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.Auc;
import org.entirespace.core.metric.Bootstrap;
import org.entirespace.core.metric.CalibrationRatio;
import org.entirespace.core.metric.LogLoss;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.core.metric.Predictions;
import org.entirespace.train.evaluate.Calibration;
import org.entirespace.train.evaluate.EvaluationOptions;
import org.entirespace.train.evaluate.Evaluator;
import org.entirespace.train.evaluate.QuantityEvaluation;
import org.entirespace.train.evaluate.ScoredSamples;
import org.entirespace.train.evaluate.TopF1;

/** The figures that labels give, each quantity in its own space. */
final class LabelFigures {

    static final String AUC = "auc";
    static final String GAUC = "gauc";
    static final String TOP = "f1@";
    static final String RATE = "rate";
    static final String LOG_LOSS = "log_loss";
    static final String RATIO = "calibration_ratio";
    static final String ENTROPY = "normalized_entropy";
    static final String ERROR = "calibration_error";

    private LabelFigures() {}

    /** Every metric of every quantity scored; AUC and log loss with replicates. */
    static List<Figure> of(ScoredSamples samples, EvaluationOptions options, Bootstrap bootstrap) {
        List<Figure> figures = new ArrayList<>();
        Evaluator.evaluate(samples, options.withoutIntervals())
                .quantities()
                .forEach(quantity -> add(quantity, samples.predictions(quantity.quantity()), bootstrap, figures));
        return figures;
    }

    /**
     * The same for samples that runs with other seeds share: there only replicates tell of the chance of the rows, so GAUC and the
     * calibration ratio have them too.
     */
    static List<Figure> ofSharedRows(ScoredSamples samples, EvaluationOptions options, Bootstrap bootstrap) {
        return of(samples, options, bootstrap).stream()
                .map(figure -> switch (figure.key().metric()) {
                    case GAUC -> figure.with(bootstrap.groupedAucReplicates(predictions(samples, figure)));
                    case RATIO -> figure.with(bootstrap.calibrationRatioReplicates(predictions(samples, figure)));
                    default -> figure;
                })
                .toList();
    }

    private static Predictions predictions(ScoredSamples samples, Figure figure) {
        return samples.predictions(Quantity.parse(figure.key().quantity()));
    }

    private static void add(
            QuantityEvaluation evaluation, Predictions predictions, Bootstrap bootstrap, List<Figure> figures) {
        String quantity = evaluation.quantity().key();
        String rows = evaluation.space().name();
        figures.add(new Figure(
                new FigureKey(quantity, rows, AUC),
                evaluation.ranking().auc().value(),
                bootstrap.aucReplicates(predictions)));
        figures.add(
                Figure.plain(quantity, rows, GAUC, evaluation.ranking().gauc().value()));
        for (TopF1 top : evaluation.ranking().top()) {
            figures.add(Figure.plain(quantity, rows, TOP + top.share(), top.f1()));
        }
        Calibration calibration = evaluation.calibration();
        figures.add(new Figure(
                new FigureKey(quantity, rows, LOG_LOSS),
                calibration.logLoss().value(),
                bootstrap.logLossReplicates(predictions)));
        figures.add(Figure.plain(quantity, rows, ENTROPY, calibration.normalizedEntropy()));
        figures.add(Figure.plain(quantity, rows, RATIO, calibration.ratio().value()));
        figures.add(Figure.plain(quantity, rows, ERROR, calibration.expectedError()));
        figures.add(Figure.plain(quantity, rows, RATE, evaluation.counts().rate()));
    }

    /** AUC, log loss and calibration of every quantity within each slice; AUC and log loss with replicates. */
    static List<Figure> of(ScoredSamples samples, Slices slices, Bootstrap bootstrap) {
        List<Figure> figures = new ArrayList<>();
        slices.rows().forEach((slice, rows) -> {
            ScoredSamples cut = rows.of(samples);
            cut.quantities().forEach(quantity -> add(quantity, slice, cut.predictions(quantity), bootstrap, figures));
        });
        return figures;
    }

    private static void add(
            Quantity quantity, String slice, Predictions predictions, Bootstrap bootstrap, List<Figure> figures) {
        String name = quantity.space().name() + ", " + slice;
        String key = quantity.key();
        figures.add(
                new Figure(new FigureKey(key, name, AUC), Auc.of(predictions), bootstrap.aucReplicates(predictions)));
        figures.add(new Figure(
                new FigureKey(key, name, LOG_LOSS), LogLoss.of(predictions), bootstrap.logLossReplicates(predictions)));
        figures.add(Figure.plain(key, name, RATIO, CalibrationRatio.of(predictions)));
        figures.add(Figure.plain(key, name, RATE, predictions.baseRate()));
        figures.add(Figure.plain(key, name, "observed", MetricValue.of(predictions.rows())));
        figures.add(Figure.plain(key, name, "positive", MetricValue.of(predictions.positives())));
    }
}
