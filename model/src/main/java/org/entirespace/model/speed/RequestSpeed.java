/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.network.NetworkScorer;
import org.entirespace.model.network.NetworkTrainer;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/**
 * Measures what it is worth to know which fields the candidates of a request have in common: the same HM3 with and without this
 * knowledge, in turns, trained on batches of requests and scoring one request after the other.
 */
public final class RequestSpeed {

    private static final List<Quantity> QUANTITIES = List.of(
            Quantity.marginal("click"), Quantity.marginal("purchase"), Quantity.conditional("purchase", "click"));

    /** Log-odds further apart than this are not the same: rounding of bfloat16 apart. */
    private static final double SAME = 0.05;

    private final SpeedOptions options;
    private final TowerEngine engine;
    private final LongSupplier nanoClock;
    private final SpeedData data;

    /**
     * A measurement.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public RequestSpeed(SpeedOptions options, TowerEngine engine, LongSupplier nanoClock) {
        this.options = options;
        this.engine = engine;
        this.nanoClock = nanoClock;
        data = new SpeedData(options);
    }

    /**
     * What was measured: medians of rounds, in samples a second.
     *
     * @param candidates of a request
     * @param trained without knowledge of requests
     * @param trainedTogether with it
     * @param scored without
     * @param scoredTogether with it
     */
    public record Result(
            int candidates, double trained, double trainedTogether, double scored, double scoredTogether) {}

    /**
     * Measures requests of so many candidates.
     *
     * @throws IllegalStateException when the two ways do not score alike
     */
    public Result run(int candidates) {
        List<SampleBatch> batches = data.batches(options.batchSize(), candidates, options.stepsPerRound());
        List<SampleBatch> requests = data.batches(candidates, candidates, 50);
        int repeats = Math.max(1, options.batchSize() / candidates / 4);
        try (Workers workers = new Workers(options.threads())) {
            Way apart = new Way(List.of(), workers);
            Way together = new Way(data.requestFields(), workers);
            for (int round = -1; round < options.rounds(); round++) {
                apart.round(round, batches, requests, repeats);
                together.round(round, batches, requests, repeats);
            }
            requireSame(apart.last, together.last);
            return new Result(
                    candidates,
                    median(apart.training),
                    median(together.training),
                    median(apart.scoring),
                    median(together.scoring));
        }
    }

    private static void requireSame(double[][] found, double[][] expected) {
        for (int q = 0; q < expected.length; q++) {
            for (int i = 0; i < expected[q].length; i++) {
                if (!(Math.abs(found[q][i] - expected[q][i]) < SAME)) {
                    throw new IllegalStateException("log-odds " + found[q][i] + " and " + expected[q][i]
                            + " of one sample; expected the same to rounding");
                }
            }
        }
    }

    private static double median(double[] rates) {
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }

    /** One of the two ways, with networks of its own: one is trained, the other scores as it began. */
    private final class Way {
        private final NetworkTrainer trainer;
        private final NetworkScorer scorer;
        private final double[] training = new double[options.rounds()];
        private final double[] scoring = new double[options.rounds()];
        private double[][] last = new double[0][];

        Way(List<String> requestFields, Workers workers) {
            trainer = data.trainer(data.network(requestFields, workers), engine, workers);
            // the common columns come first either way, so both draw the same weights
            scorer = new NetworkScorer(data.network(requestFields, workers), QUANTITIES, engine, workers);
        }

        void round(int round, List<SampleBatch> batches, List<SampleBatch> requests, int repeats) {
            long start = nanoClock.getAsLong();
            batches.forEach(trainer::step);
            long trained = nanoClock.getAsLong();
            int candidates = requests.get(0).size;
            for (int repeat = 0; repeat < repeats; repeat++) {
                for (SampleBatch request : requests) {
                    last = new double[QUANTITIES.size()][candidates];
                    scorer.score(request, last, 0);
                }
            }
            long scored = nanoClock.getAsLong();
            if (round >= 0) {
                training[round] = 1e9 * batches.size() * options.batchSize() / (trained - start);
                scoring[round] = 1e9 * repeats * requests.size() * candidates / (scored - trained);
            }
        }
    }
}
