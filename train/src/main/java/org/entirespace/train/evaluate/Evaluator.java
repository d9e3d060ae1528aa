/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.Condition;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.metric.Auc;
import org.entirespace.core.metric.Bootstrap;
import org.entirespace.core.metric.CalibrationRatio;
import org.entirespace.core.metric.CalibrationTable;
import org.entirespace.core.metric.GroupedAuc;
import org.entirespace.core.metric.LogLoss;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.core.metric.NormalizedEntropy;
import org.entirespace.core.metric.Predictions;
import org.entirespace.core.metric.RocCurve;
import org.entirespace.core.metric.TopFraction;

/**
 * Judges scored samples: every quantity on the observed rows of its own space, a marginal on all impressions, a conditional {@code
 * p(goal | a)} on the rows where {@code a} is known to have happened.
 *
 * <p>A conditional's quality where {@code a} did not happen is not judged, and cannot be on a real log.
 */
public final class Evaluator {

    private static final int ROC_POINTS = 200;

    /** The shares of Wen et al., SIGIR 2020. */
    private static final List<Double> TOP_SHARES = List.of(0.001, 0.006, 0.01);

    private final ScoredSamples samples;
    private final EvaluationOptions options;
    private final Bootstrap bootstrap;
    private final byte[] everywhere; // (rows), all 1: the entire space

    private Evaluator(ScoredSamples samples, EvaluationOptions options) {
        this.samples = samples;
        this.options = options;
        this.bootstrap = new Bootstrap(options.bootstrapOptions());
        this.everywhere = new byte[samples.rows()];
        Arrays.fill(everywhere, (byte) 1);
    }

    /**
     * Evaluates every quantity of the samples. Time O(quantities * rows * (log rows + resamples)); the result depends on samples and options
     * only.
     */
    public static Evaluation evaluate(ScoredSamples samples, EvaluationOptions options) {
        Evaluator evaluator = new Evaluator(samples, options);
        List<QuantityEvaluation> quantities = new ArrayList<>();
        samples.quantities().forEach(quantity -> quantities.add(evaluator.quantity(quantity)));
        return new Evaluation(
                samples.graph().graph().name(),
                samples.rows(),
                LongStream.of(samples.groups()).distinct().count(),
                options,
                evaluator.behaviors(),
                quantities);
    }

    private List<BehaviorCounts> behaviors() {
        List<BehaviorCounts> counts = new ArrayList<>();
        for (Behavior behavior : samples.graph().graph().behaviors()) {
            byte[] codes = samples.labels(behavior.name());
            Map<String, LabelCounts> after = new LinkedHashMap<>();
            for (String required : behavior.requires()) {
                after.put(required, LabelCounts.of(codes, samples.labels(required)));
            }
            for (Rate rate : samples.graph().rates()) {
                if (rate.behavior().equals(behavior.name())
                        && !rate.conditions().isEmpty()) {
                    after.put(text(rate.conditions()), LabelCounts.of(codes, where(rate.conditions())));
                }
            }
            counts.add(new BehaviorCounts(behavior.name(), LabelCounts.of(codes, everywhere), after));
        }
        return counts;
    }

    /** {@code click,!macro}, as the names of rates have it. */
    private static String text(List<Condition> conditions) {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(","));
    }

    /** 1 on the rows where all conditions are known to hold; (rows). */
    private byte[] where(List<Condition> conditions) {
        byte[] holds = everywhere.clone();
        for (Condition condition : conditions) {
            byte[] codes = samples.labels(condition.behavior());
            int wanted = condition.happened() ? 1 : 0;
            for (int row = 0; row < holds.length; row++) {
                if (codes[row] != wanted) {
                    holds[row] = 0;
                }
            }
        }
        return holds;
    }

    private QuantityEvaluation quantity(Quantity quantity) {
        byte[] space = quantity.space().isEntire()
                ? everywhere
                : samples.labels(quantity.space().name());
        byte[] goal = samples.labels(quantity.goal());
        Predictions predictions = samples.predictions(quantity);
        return new QuantityEvaluation(
                samples.graph().graph().displayName(quantity),
                quantity,
                LabelCounts.of(goal, space),
                ranking(predictions),
                calibration(predictions),
                samples.isRatio(quantity) ? aboveOne(predictions) : 0);
    }

    private static long aboveOne(Predictions predictions) {
        return IntStream.range(0, predictions.rows())
                .filter(row -> predictions.logOdds(row) >= GraphScorer.ABOVE_ONE)
                .count();
    }

    private Ranking ranking(Predictions predictions) {
        MetricValue auc = Auc.of(predictions);
        return new Ranking(
                new Estimate(
                        auc,
                        auc.value().isEmpty()
                                ? null
                                : bootstrap.auc(predictions).orElse(null)),
                GroupedAuc.of(predictions),
                TOP_SHARES.stream()
                        .map(share -> new TopF1(share, TopFraction.f1(predictions, share)))
                        .toList(),
                RocCurve.of(predictions, ROC_POINTS));
    }

    private Calibration calibration(Predictions predictions) {
        MetricValue ratio = CalibrationRatio.of(predictions);
        CalibrationTable table = CalibrationTable.of(predictions, options.calibrationBins(), options.confidence());
        return new Calibration(
                new Estimate(
                        LogLoss.of(predictions), bootstrap.logLoss(predictions).orElse(null)),
                NormalizedEntropy.of(predictions),
                new Estimate(
                        ratio,
                        ratio.value().isEmpty()
                                ? null
                                : bootstrap.calibrationRatio(predictions).orElse(null)),
                table.expectedCalibrationError(),
                table);
    }
}
