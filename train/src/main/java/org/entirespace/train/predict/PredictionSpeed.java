/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.duck.Row;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.speed.SpeedData;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;

/**
 * Measures batch prediction from file to file: a file of rows made up on the spot is scored by a bundle of HM3 with random
 * weights, as {@link BatchPrediction} scores any. What came out is compared with plain Java, row by row, on a sample.
 */
public final class PredictionSpeed {

    /** How far a probability in bfloat16 may be from plain Java's in floats. */
    private static final double COARSE = 1e-2;

    private final PredictionSpeedOptions options;
    private final List<TowerEngine> engines;
    private final LongSupplier nanoClock;
    private final SpeedData data;
    private final MadeUpRows rows;
    private final Path folder;

    /**
     * A measurement.
     *
     * @param engines what computes the towers, in turns
     * @param folder an empty folder for everything that is made up and comes out; nothing is deleted
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public PredictionSpeed(
            PredictionSpeedOptions options, List<TowerEngine> engines, Path folder, LongSupplier nanoClock) {
        this.options = options;
        this.engines = List.copyOf(engines);
        this.nanoClock = nanoClock;
        this.folder = folder;
        data = new SpeedData(options.model());
        rows = new MadeUpRows(options, data, folder);
    }

    /**
     * The speed of one engine.
     *
     * @param engine what it is
     * @param rowsPerSecond the median round
     * @param slowest the slowest round, rows a second
     * @param fastest the fastest round, rows a second
     * @param times where the time of the median round went
     * @param difference the largest difference of a probability from plain Java's
     */
    public record Result(
            String engine,
            double rowsPerSecond,
            double slowest,
            double fastest,
            PredictionTimes times,
            double difference) {}

    /** The floating-point operations of the matrix products of one row, in millions, the common part counted once for a request. */
    public double megaflopPerRow() {
        int embedding = options.model().embedding();
        int common = data.requestFields().size() * embedding;
        int own = options.model().fields() * embedding - common;
        List<Integer> tower = options.model().tower();
        double tied = tower.get(0) * (own + (double) common / options.candidates());
        double upper = tower.get(tower.size() - 1);
        for (int l = 1; l < tower.size(); l++) {
            upper += (double) tower.get(l - 1) * tower.get(l);
        }
        int towers = data.graph().rates().size();
        return 2 * towers * (tied + upper) / 1e6;
    }

    /**
     * Runs a warm-up round and the timed rounds; engines take turns.
     *
     * @return one result for each engine, in order
     * @throws IllegalStateException when a sample of rows is not scored as by plain Java
     */
    public List<Result> run() throws IOException, BadLogException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Path input = rows.write();
        List<GoldenRequest> expected = new GoldenModel(options, data).write(model, rows.samples());
        BundleLoading loading = BundleLoading.load(model, TowerLibrary.fastest(Precision.FLOAT32));
        List<Contestant> contestants = engines.stream()
                .map(engine ->
                        new Contestant(engine, new BatchPrediction(loading, engine, options.prediction(), nanoClock)))
                .toList();
        for (int round = -1; round < options.model().rounds(); round++) {
            for (int e = 0; e < contestants.size(); e++) {
                Path target = Files.createDirectories(folder.resolve("scores-" + e));
                contestants.get(e).round(round, input, target, expected);
            }
        }
        return contestants.stream().map(Contestant::result).toList();
    }

    /** One engine. */
    private final class Contestant {
        private final TowerEngine engine;
        private final BatchPrediction prediction;
        private final List<PredictedFile> files = new ArrayList<>();
        private double difference;

        Contestant(TowerEngine engine, BatchPrediction prediction) {
            this.engine = engine;
            this.prediction = prediction;
        }

        void round(int round, Path input, Path target, List<GoldenRequest> expected)
                throws IOException, BadLogException {
            Files.deleteIfExists(BatchPrediction.outputOf(input, target));
            PredictedFile file = prediction.predict(input, target);
            if (file.rows() != options.rows()) {
                throw new IllegalStateException(file.rows() + " rows were scored; expected " + options.rows());
            }
            if (round < 0) {
                check(file.output(), expected);
            } else {
                files.add(file);
            }
        }

        private void check(Path scores, List<GoldenRequest> expected) throws IOException {
            List<Quantity> quantities = data.graph().quantities();
            List<String> columns =
                    quantities.stream().map(q -> '"' + q.key() + '"').toList();
            Map<String, Map<String, Double>> answers = new HashMap<>();
            List<Row> found = rows.samples(String.join(", ", columns), scores);
            for (int r = 0; r < expected.size(); r++) {
                Map<String, Double> answer = new LinkedHashMap<>();
                for (int q = 0; q < quantities.size(); q++) {
                    answer.put(quantities.get(q).key(), found.get(r).real(q));
                }
                answers.put(expected.get(r).body(), answer);
            }
            Agreement agreement = Agreement.of(body -> List.of(answers.getOrDefault(body, Map.of())), expected);
            difference = agreement.difference();
            double most = engine.precision() == Precision.FLOAT32 ? Agreement.SAME_ENGINE : COARSE;
            if (!(difference <= most)) {
                throw new IllegalStateException(
                        "scores by " + engine.description() + " are not those of plain Java: " + agreement.worst());
            }
        }

        Result result() {
            List<PredictedFile> sorted = files.stream()
                    .sorted(Comparator.comparingDouble(PredictedFile::seconds))
                    .toList();
            PredictedFile median = sorted.get(sorted.size() / 2);
            return new Result(
                    engine.description(),
                    options.rows() / median.seconds(),
                    options.rows() / sorted.get(sorted.size() - 1).seconds(),
                    options.rows() / sorted.get(0).seconds(),
                    median.times(),
                    difference);
        }
    }
}
