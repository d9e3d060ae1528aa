/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Percentile intervals of the mean difference of two models over several runs, by resampling runs and, within each, the rows both were
 * judged on: a run differs by its seed, and its rows by chance. Both models see the same resamples, so what is hard for both cancels.
 *
 * <p>Each replicate draws as many runs as there are, with replacement, and takes of each drawn run the difference in one of its own
 * replicates, which {@link Bootstrap} made. Where runs share their rows, all drawn runs take the same replicate, for the chance of the rows
 * does not average out. Where every run has rows of its own the doubt of the rows counts in both levels, so the interval is wider than it
 * need be; with few runs that is wanted, since resampling few runs alone gives intervals too short.
 *
 * <p>Immutable; threads may share it.
 *
 * <p>Source: A. C. Davison, D. V. Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8, on hierarchical data.
 */
public final class PairedBootstrap {

    private final BootstrapOptions options;

    /** A bootstrap with some options. */
    public PairedBootstrap(BootstrapOptions options) {
        this.options = options;
    }

    /**
     * One run of both models.
     *
     * @param model the model's metric on the rows
     * @param baseline the baseline's
     * @param modelReplicates the model's metric on resamples of the rows; empty where there are none
     * @param baselineReplicates the baseline's on the same resamples in the same order
     */
    public record Run(
            double model, double baseline, List<MetricValue> modelReplicates, List<MetricValue> baselineReplicates) {

        /** Copies the lists and checks their lengths. */
        public Run {
            modelReplicates = List.copyOf(modelReplicates);
            baselineReplicates = List.copyOf(baselineReplicates);
            if (modelReplicates.size() != baselineReplicates.size()) {
                throw new IllegalArgumentException("replicates of the model: " + modelReplicates.size()
                        + ", of the baseline: " + baselineReplicates.size() + "; expected as many");
            }
        }

        double difference() {
            return model - baseline;
        }

        /** The differences of the replicates in which both have a value; the plain one where there are no replicates; NaN elsewhere. */
        private double[] differences() {
            if (modelReplicates.isEmpty()) {
                return new double[] {difference()};
            }
            double[] differences = new double[modelReplicates.size()];
            for (int r = 0; r < differences.length; r++) {
                differences[r] = modelReplicates.get(r).value().orElse(Double.NaN)
                        - baselineReplicates.get(r).value().orElse(Double.NaN);
            }
            return differences;
        }
    }

    /**
     * The interval of the mean of model minus baseline over the runs; empty where nothing can be resampled: no replicates asked for, no
     * runs, or a single one without replicates of its rows.
     *
     * @param runs in any order
     * @param sameRows whether all runs were judged on the same rows
     */
    public Optional<Interval> difference(List<Run> runs, boolean sameRows) {
        boolean rowsResampled =
                runs.stream().anyMatch(run -> !run.modelReplicates().isEmpty());
        if (options.replicates() == 0 || runs.isEmpty() || (runs.size() == 1 && !rowsResampled)) {
            return Optional.empty();
        }
        double[][] differences = runs.stream().map(Run::differences).toArray(double[][]::new);
        SplittableRandom random = new SplittableRandom(options.seed());
        double[] means = new double[options.replicates()];
        int used = 0;
        for (int r = 0; r < options.replicates(); r++) {
            double mean = drawnMean(differences, sameRows, random);
            if (!Double.isNaN(mean)) {
                means[used++] = mean;
            }
        }
        int skipped = options.replicates() - used;
        if (used == 0 || skipped > used) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(means, used);
        Arrays.sort(sorted);
        double tail = (1 - options.confidence()) / 2;
        return Optional.of(new Interval(
                Bootstrap.quantile(sorted, tail),
                Bootstrap.quantile(sorted, 1 - tail),
                options.confidence(),
                used,
                skipped));
    }

    private static double drawnMean(double[][] differences, boolean sameRows, SplittableRandom random) {
        double common = random.nextDouble();
        double sum = 0;
        for (int draw = 0; draw < differences.length; draw++) {
            double[] run = differences[random.nextInt(differences.length)];
            double place = sameRows ? common : random.nextDouble();
            sum += run[(int) (place * run.length)];
        }
        return sum / differences.length;
    }
}
