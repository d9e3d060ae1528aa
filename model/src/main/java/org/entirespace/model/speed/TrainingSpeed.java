/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkTrainer;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/**
 * Measures training steps of HM3, and the best rate of the machine's matrix product beside it. Ids are drawn as the cube
 * of a uniform number, so that a few are frequent and most are rare.
 */
public final class TrainingSpeed {

    private final SpeedOptions options;
    private final List<TowerEngine> engines;
    private final LongSupplier nanoClock;

    /**
     * A measurement.
     *
     * @param engines what computes the towers; each trains a network of its own
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public TrainingSpeed(SpeedOptions options, List<TowerEngine> engines, LongSupplier nanoClock) {
        this.options = options;
        this.engines = List.copyOf(engines);
        this.nanoClock = nanoClock;
    }

    /**
     * What was measured.
     *
     * @param engines one for each engine, in order
     * @param megaflopPerSample floating-point operations of the matrix products of one sample, in millions
     * @param productGigaflops the best rate of one large product of floats on all threads, 10^9 operations a second
     * @param peakGigaflops the machine's peak of multiply-adds, measured by {@link FmaPeak}; 0 where it was not
     */
    public record Result(
            List<EngineSpeed> engines, double megaflopPerSample, double productGigaflops, double peakGigaflops) {

        /** The rate of an engine's matrix products, 10^9 operations a second. */
        public double gigaflops(EngineSpeed speed) {
            return speed.samplesPerSecond() * megaflopPerSample / 1e3;
        }

        /** This result beside a machine's peak. */
        public Result beside(double peak) {
            return new Result(engines, megaflopPerSample, productGigaflops, peak);
        }
    }

    /**
     * The speed of one engine.
     *
     * @param engine its description
     * @param samplesPerSecond the median round
     * @param slowest the slowest round, samples a second
     * @param fastest the fastest round, samples a second
     * @param lastLoss the loss of the first term after the last step; a check that something was learned
     */
    public record EngineSpeed(
            String engine, double samplesPerSecond, double slowest, double fastest, double lastLoss) {}

    /**
     * Runs a warm-up round and the timed rounds. The engines take turns in every round, so that what else the machine does
     * meets them alike.
     */
    public Result run() {
        SpeedData data = new SpeedData(options);
        List<SampleBatch> batches = data.batches(options.batchSize(), 1, options.stepsPerRound());
        try (Workers workers = new Workers(options.threads())) {
            List<Contestant> contestants = engines.stream()
                    .map(engine -> new Contestant(engine, data, workers))
                    .toList();
            double peak = 0;
            for (int round = -1; round < options.rounds(); round++) {
                for (Contestant contestant : contestants) {
                    contestant.train(batches, round);
                }
                peak = Math.max(peak, product(workers));
            }
            return new Result(
                    contestants.stream().map(Contestant::speed).toList(),
                    megaflop(contestants.get(0).network),
                    peak,
                    0);
        }
    }

    /** One engine with its network. */
    private final class Contestant {
        private final TowerEngine engine;
        private final Network network;
        private final NetworkTrainer trainer;
        private final double[] rates = new double[options.rounds()];
        private double loss;

        Contestant(TowerEngine engine, SpeedData data, Workers workers) {
            this.engine = engine;
            network = data.network(List.of(), workers);
            trainer = data.trainer(network, engine, workers);
        }

        void train(List<SampleBatch> batches, int round) {
            long start = nanoClock.getAsLong();
            for (int step = 0; step < options.stepsPerRound(); step++) {
                loss = trainer.step(batches.get(step % batches.size())).mean(0);
            }
            double seconds = (nanoClock.getAsLong() - start) / 1e9;
            if (round >= 0) {
                rates[round] = (double) options.stepsPerRound() * options.batchSize() / seconds;
            }
        }

        EngineSpeed speed() {
            Arrays.sort(rates);
            return new EngineSpeed(
                    engine.description(), rates[rates.length / 2], rates[0], rates[rates.length - 1], loss);
        }
    }

    /** Forward one product, backward two of each layer: 6 operations a weight. */
    private static double megaflop(Network network) {
        long weights = network.shape().parameters();
        return 6.0 * weights / 1e6;
    }

    private double product(Workers workers) {
        MatrixProducts products = MatrixLibrary.fastest();
        int size = 1024;
        int repeats = 4;
        float[][] results = new float[workers.threads()][size * size];
        float[] operand = new float[size * size];
        Arrays.fill(operand, 0.5f);
        Matrix a = Matrix.of(operand, 0, size, size);
        long start = nanoClock.getAsLong();
        workers.run(workers.threads(), t -> {
            for (int i = 0; i < repeats; i++) {
                products.nn(a, a, 0f, Matrix.of(results[t], 0, size, size));
            }
        });
        double flop = 2.0 * size * size * size * repeats * workers.threads();
        return flop / (nanoClock.getAsLong() - start);
    }
}
