/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.entirespace.cli.onnx.RuntimeModel;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestJson;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.train.onnx.OnnxExport;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How fast a model scores encoded requests, one after the other on one thread: this library, and ONNX Runtime by the exported model, in
 * turns. Both must answer alike.
 */
final class RuntimeSpeed implements AutoCloseable {

    private static final int ROUNDS = 9;
    private static final double LEAST_SECONDS = 0.3; // of a round
    private static final int MOST_CANDIDATES = 10_000;

    private final ModelBundle bundle;
    private final ScoringLane lane;
    private final RuntimeModel runtime;
    private final LongSupplier nanoTime;

    /**
     * Exports a model and opens what was written.
     *
     * @param folder for the exported file
     * @throws IllegalArgumentException when models of this kind cannot be exported
     * @throws LinkageError when the runtime does not load on this machine
     */
    RuntimeSpeed(ModelBundle bundle, TowerEngine engine, Path folder, LongSupplier nanoTime) throws IOException {
        this.bundle = bundle;
        this.nanoTime = nanoTime;
        lane = new ModelScorer(bundle.model(), engine).lane();
        Path file = folder.resolve("bench.onnx");
        OnnxExport.write(bundle, file);
        runtime = RuntimeModel.open(
                file, bundle.manifest().schema(), bundle.graph().quantities(), 1);
    }

    /**
     * Medians of rounds.
     *
     * @param library candidates a second by this library
     * @param runtime by ONNX Runtime
     */
    record Result(double library, double runtime) {}

    /**
     * Measures.
     *
     * @param bodies requests as {@link org.entirespace.model.bundle.GoldenRequest#body} has them
     * @throws IOException when the two answer differently
     */
    Result run(List<String> bodies) throws IOException {
        List<SampleBatch> requests = new ArrayList<>();
        for (String body : bodies) {
            requests.add(encoded(body));
        }
        for (SampleBatch request : requests) {
            requireSame(request);
        }
        double[] library = new double[ROUNDS];
        double[] other = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double ours = rate(requests, lane::score);
            double theirs = rate(requests, runtime::score);
            if (round >= 0) {
                library[round] = ours;
                other[round] = theirs;
            }
        }
        return new Result(median(library), median(other));
    }

    private SampleBatch encoded(String body) throws IOException {
        RawRows rows = new RawRows(bundle.manifest().schema());
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            RequestJson.read(parser, rows, MOST_CANDIDATES, RequestJson.refused(), RequestJson.refused());
            return rows.encoded();
        } catch (IllegalRequestException e) {
            throw new IOException("the request cannot be scored: " + e.getMessage(), e);
        }
    }

    private void requireSame(SampleBatch request) throws IOException {
        lane.score(request);
        runtime.score(request);
        for (int q = 0; q < bundle.graph().quantities().size(); q++) {
            for (int row = 0; row < request.size; row++) {
                double ours = lane.probability(q, row);
                double theirs = runtime.probability(q, row);
                if (!(Math.abs(ours - theirs) <= Agreement.OTHER_RUNTIME)) {
                    throw new IOException("candidate " + row + ", "
                            + bundle.graph().quantities().get(q).key() + ": " + ours + " by this library, " + theirs
                            + " by ONNX Runtime; expected the same to " + Agreement.OTHER_RUNTIME);
                }
            }
        }
    }

    /** What scores a request. */
    private interface Scoring {

        void score(SampleBatch request) throws IOException;
    }

    private double rate(List<SampleBatch> requests, Scoring scoring) throws IOException {
        long start = nanoTime.getAsLong();
        long scored = 0;
        double seconds;
        do {
            for (SampleBatch request : requests) {
                scoring.score(request);
                scored += request.size;
            }
            seconds = (nanoTime.getAsLong() - start) / 1e9;
        } while (seconds < LEAST_SECONDS);
        return scored / seconds;
    }

    private static double median(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() throws IOException {
        runtime.close();
    }
}
