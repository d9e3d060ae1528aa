/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Percentile intervals by resampling whole groups with replacement, since rows of one user or session are not independent.
 *
 * <p>Each replicate draws as many groups as there are; a row counts as often as its group was drawn. Replicates in which the metric is undefined
 * (one class) are skipped and counted. Two metrics of the same rows see the same replicates. With few groups or few positives (below
 * some fifty) such intervals are too short: they are a lower bound of the doubt.
 *
 * <p>One sort serves all replicates: time O(n log n + replicates * n). Replicates run on the common pool; the result does not depend on
 * how many threads it has. Immutable; threads may share it.
 *
 * <p>Source: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3; for clusters A. C. Davison, D. V. Hinkley,
 * "Bootstrap Methods and their Application", 1997, section 3.8.
 */
public final class Bootstrap {

    private final BootstrapOptions options;

    /** A bootstrap with some options. */
    public Bootstrap(BootstrapOptions options) {
        this.options = options;
    }

    /** The interval of {@link Auc}; empty where none can be given. */
    public Optional<Interval> auc(Predictions predictions) {
        return interval(aucReplicates(predictions));
    }

    /**
     * The {@link Auc} of every replicate, in the order of the replicates, so that models scored on the same rows can be compared
     * replicate by replicate; empty where nothing can be resampled.
     */
    public List<MetricValue> aucReplicates(Predictions predictions) {
        return isHopeless(predictions)
                ? List.of()
                : replicates(predictions, new Auc.Weighted(predictions, predictions.groupIndex())::of);
    }

    /** The interval of {@link LogLoss}; empty where none can be given. */
    public Optional<Interval> logLoss(Predictions predictions) {
        return interval(logLossReplicates(predictions));
    }

    /** The {@link LogLoss} of every replicate, as {@link #aucReplicates}. */
    public List<MetricValue> logLossReplicates(Predictions predictions) {
        if (isHopeless(predictions)) {
            return List.of();
        }
        double[] losses = new double[predictions.groups()];
        double[] rows = new double[predictions.groups()];
        for (int row = 0; row < predictions.rows(); row++) {
            int group = predictions.groupIndex().of(row);
            losses[group] += LogLoss.ofLogit(predictions.logOdds(row), predictions.label(row));
            rows[group]++;
        }
        return replicates(predictions, weights -> ratio(losses, rows, weights));
    }

    /** The {@link GroupedAuc} of every replicate, each group counting the same, as {@link #aucReplicates}. */
    public List<MetricValue> groupedAucReplicates(Predictions predictions) {
        if (isHopeless(predictions)) {
            return List.of();
        }
        double[] aucs = GroupedAuc.ofGroups(predictions);
        double[] used = new double[aucs.length];
        for (int group = 0; group < aucs.length; group++) {
            used[group] = Double.isNaN(aucs[group]) ? 0 : 1;
            aucs[group] = Double.isNaN(aucs[group]) ? 0 : aucs[group];
        }
        return replicates(predictions, weights -> ratio(aucs, used, weights));
    }

    /** The interval of {@link CalibrationRatio}; empty where none can be given. */
    public Optional<Interval> calibrationRatio(Predictions predictions) {
        return interval(calibrationRatioReplicates(predictions));
    }

    /** The {@link CalibrationRatio} of every replicate, as {@link #aucReplicates}. */
    public List<MetricValue> calibrationRatioReplicates(Predictions predictions) {
        if (isHopeless(predictions)) {
            return List.of();
        }
        double[] predicted = new double[predictions.groups()];
        double[] positives = new double[predictions.groups()];
        for (int row = 0; row < predictions.rows(); row++) {
            int group = predictions.groupIndex().of(row);
            predicted[group] += predictions.probability(row);
            positives[group] += predictions.label(row);
        }
        return replicates(predictions, weights -> ratio(predicted, positives, weights));
    }

    /**
     * The mean of something that is summed by group, of every replicate, as {@link #aucReplicates}: equal numbers of groups see equal
     * resamples. Empty where nothing can be resampled.
     *
     * @param sums what is summed; (groups)
     * @param counts over how many; positive; (groups)
     */
    public List<MetricValue> meanReplicates(double[] sums, double[] counts) {
        if (sums.length != counts.length) {
            throw new IllegalArgumentException(
                    "sums of " + sums.length + " groups, counts of " + counts.length + "; expected as many");
        }
        return isHopeless(sums.length) ? List.of() : replicates(sums.length, weights -> ratio(sums, counts, weights));
    }

    /** Nothing to resample: no replicates asked for, or a single group, of which every resample is the same. */
    private boolean isHopeless(Predictions predictions) {
        return isHopeless(predictions.groups());
    }

    private boolean isHopeless(int groups) {
        return options.replicates() == 0 || groups < 2;
    }

    private static MetricValue ratio(double[] above, double[] below, int[] weights) {
        double numerator = 0;
        double denominator = 0;
        for (int group = 0; group < weights.length; group++) {
            numerator += weights[group] * above[group];
            denominator += weights[group] * below[group];
        }
        return denominator > 0
                ? MetricValue.of(numerator / denominator)
                : MetricValue.undefined("nothing to divide by");
    }

    private List<MetricValue> replicates(Predictions predictions, Function<int[], MetricValue> metric) {
        return replicates(predictions.groups(), metric);
    }

    private List<MetricValue> replicates(int groups, Function<int[], MetricValue> metric) {
        SplittableRandom seeds = new SplittableRandom(options.seed());
        SplittableRandom[] randoms = IntStream.range(0, options.replicates())
                .mapToObj(r -> seeds.split())
                .toArray(SplittableRandom[]::new);
        return Arrays.stream(randoms)
                .parallel()
                .map(random -> metric.apply(drawnCounts(groups, random)))
                .toList();
    }

    /** Where more replicates are skipped than used, what is left would no longer speak of the data, so there is no interval. */
    private Optional<Interval> interval(List<MetricValue> replicates) {
        double[] values = replicates.stream()
                .flatMapToDouble(value -> value.value().stream())
                .sorted()
                .toArray();
        int skipped = replicates.size() - values.length;
        if (values.length == 0 || skipped > values.length) {
            return Optional.empty();
        }
        double tail = (1 - options.confidence()) / 2;
        return Optional.of(new Interval(
                quantile(values, tail), quantile(values, 1 - tail), options.confidence(), values.length, skipped));
    }

    /** How often each group was drawn in as many draws as there are groups. */
    private static int[] drawnCounts(int groups, SplittableRandom random) {
        int[] counts = new int[groups];
        for (int draw = 0; draw < groups; draw++) {
            counts[random.nextInt(groups)]++;
        }
        return counts;
    }

    /** Between the two nearest of the sorted values, in proportion. */
    static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
