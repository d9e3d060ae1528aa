/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.bundle.ScoreReference.QuantityScores;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.jspecify.annotations.Nullable;

/** Models small enough for tests, with a field of every sort. */
public final class TinyModels {

    /** What computes them. */
    public static final TowerEngine ENGINE = TowerLibrary.fastest(Precision.FLOAT32);

    private static final List<String> BODIES = List.of(
            "{\"request\":{\"user\":\"u1\"},\"candidates\":[{\"item\":\"i1\",\"price\":1.5,\"tags\":[\"x\",\"y\"]},{}]}",
            "{\"candidates\":[{\"age\":-1,\"item\":\"i3\"}]}");

    private TinyModels() {}

    /** A hashed text, a text and a bag with vocabularies, a bucketed number and a standardised one. */
    public static Schema schema() {
        return new Schema(List.of(
                new FittedField(
                        "user",
                        "user",
                        FieldKind.CATEGORICAL,
                        Encoding.HASH,
                        50,
                        List.of(),
                        List.of(),
                        0,
                        1,
                        Pooling.SUM),
                vocabulary("item", FieldKind.CATEGORICAL, "i1", "i2", "i3"),
                vocabulary("tags", FieldKind.BAG, "x", "y", "z"),
                new FittedField(
                        "age",
                        "age",
                        FieldKind.NUMERIC,
                        Encoding.BUCKETS,
                        4,
                        List.of(),
                        List.of(0.0, 10.0),
                        0,
                        1,
                        Pooling.SUM),
                new FittedField(
                        "price",
                        "price",
                        FieldKind.NUMERIC,
                        Encoding.STANDARDIZE,
                        0,
                        List.of(),
                        List.of(),
                        1,
                        2,
                        Pooling.SUM)));
    }

    private static FittedField vocabulary(String name, FieldKind kind, String... words) {
        return new FittedField(
                name, name, kind, Encoding.VOCABULARY, words.length + 2, List.of(words), List.of(), 0, 1, Pooling.SUM);
    }

    /** A network with no parameter at zero, as if a tenth of the negatives had been trained on; another seed gives other parameters. */
    public static Network network(BehaviorGraph graph, Schema schema, long seed) {
        NetworkOptions options = new NetworkOptions(3, Map.of(), List.of(5, 4), 0.5);
        Network network = new Network(schema, CompiledGraph.of(graph), options, seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < network.dense().length; i++) {
            network.dense()[i] += (float) random.nextDouble(-0.4, 0.4);
        }
        return network.reshifted(Map.of(graph.behaviorNames().get(0), Math.log(10)));
    }

    /** Writes an HM3 bundle with golden requests. */
    public static Network write(Path folder, String name, long seed) throws IOException {
        Network network = network(GraphCatalog.hm3(), schema(), seed);
        write(folder, name, network, golden(network));
        return network;
    }

    /** What a network answers to a few requests. */
    public static List<GoldenRequest> golden(Network network) throws IOException {
        return Agreement.write(new ModelScorer(network, ENGINE), BODIES);
    }

    /** How the scores of a network are distributed on random requests; null where its schema is another. */
    private static @Nullable ScoreReference reference(Network network) {
        ModelScorer scorer = new ModelScorer(network, ENGINE);
        ScoringLane lane = scorer.lane();
        SplittableRandom random = new SplittableRandom(1);
        String rows = IntStream.range(0, 200)
                .mapToObj(row -> "{\"item\":\"i" + random.nextInt(5) + "\",\"user\":\"u" + random.nextInt(50)
                        + "\",\"price\":" + random.nextDouble(10) + "}")
                .collect(Collectors.joining(","));
        try {
            lane.score("{\"candidates\":[" + rows + "]}");
        } catch (IllegalRequestException e) {
            return null; // a schema without these fields
        }
        List<QuantityScores> all = new ArrayList<>();
        for (int q = 0; q < scorer.quantities().size(); q++) {
            int quantity = q;
            double[] logOdds = IntStream.range(0, 200)
                    .mapToDouble(row -> lane.logOdds(quantity, row))
                    .toArray();
            QuantityScores.of(scorer.quantities().get(q).key(), logOdds).ifPresent(all::add);
        }
        return new ScoreReference("random requests", all);
    }

    /** Writes a bundle. */
    public static void write(Path folder, String name, Network network, List<GoldenRequest> golden) throws IOException {
        BundleManifest manifest = new BundleManifest(
                BundleManifest.FORMAT_VERSION,
                BundleManifest.UNSEALED,
                name,
                "2026-01-02T03:04:05Z",
                network.graph().graph(),
                Map.of(),
                network.schema(),
                network.options(),
                null,
                1,
                Map.of(),
                List.of(),
                1,
                List.of(),
                null,
                null);
        new ModelBundle(manifest, network, golden, reference(network)).write(folder);
    }
}
