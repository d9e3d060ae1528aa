/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.speed.MadeUpRequests;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A network with a field of every sort, never trained, and requests for it. */
public final class SmallModels {

    /** The fastest engine. */
    public static final TowerEngine ENGINE = TowerLibrary.fastest(Precision.FLOAT32);

    /** Values in common and of candidates; bags of none, one and more; numbers and truths as texts and texts as numbers; nothing known. */
    static final List<String> BODIES = List.of(
            "{\"request\":{\"user\":\"u'7\",\"price\":1.5},\"candidates\":["
                    + "{\"tags\":[\"v3\",\"other\",\"v5\"],\"age\":19.5,\"the city\":\"v4\"},"
                    + "{\"tags\":[],\"age\":20,\"the city\":17},"
                    + "{\"tags\":[\"v2\",null],\"seen\":[\"2026-01-05T10:00:00Z\",7,true]}]}",
            "{\"candidates\":[{}]}",
            "{\"candidates\":[]}",
            "{\"candidates\":[{\"user\":\"2026-01-05T10:00:00Z\",\"the city\":\"007\",\"price\":true,\"age\":null},"
                    + "{\"user\":\"\",\"the city\":true,\"price\":-3e5}]}");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SmallModels() {}

    /** All kinds and encodings, in no order. */
    public static Schema schema() {
        return new Schema(List.of(
                new FittedField(
                        "price",
                        "price",
                        FieldKind.NUMERIC,
                        Encoding.STANDARDIZE,
                        0,
                        List.of(),
                        List.of(),
                        2,
                        7.5,
                        Pooling.SUM),
                texts("user", FieldKind.CATEGORICAL, Encoding.HASH, 97, Pooling.SUM),
                texts("tags", FieldKind.BAG, Encoding.VOCABULARY, 12, Pooling.SUM),
                new FittedField(
                        "age",
                        "age",
                        FieldKind.NUMERIC,
                        Encoding.BUCKETS,
                        5,
                        List.of(),
                        List.of(20.0, 30.5, 45.0),
                        0,
                        1,
                        Pooling.SUM),
                texts("seen", FieldKind.BAG, Encoding.HASH, 31, Pooling.MEAN),
                texts("the city", FieldKind.CATEGORICAL, Encoding.VOCABULARY, 9, Pooling.SUM)));
    }

    private static FittedField texts(String name, FieldKind kind, Encoding encoding, int rows, Pooling pooling) {
        List<String> vocabulary = encoding == Encoding.HASH
                ? List.of()
                : IntStream.range(2, rows).mapToObj(i -> "v" + i).toList();
        return new FittedField(name, name, kind, encoding, rows, vocabulary, List.of(), 0, 1, pooling);
    }

    /** Requests with values that are known, that are not, and that are absent. */
    static List<String> madeUp(int requests, int candidates, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MadeUpRequests madeUp = new MadeUpRequests(schema(), Set.of("user", "age"), random);
        List<String> bodies = new ArrayList<>();
        for (int r = 0; r < requests; r++) {
            ObjectNode body = (ObjectNode) JSON.readTree(madeUp.body(candidates));
            for (JsonNode candidate : body.withArray("candidates")) {
                List<String> names = List.copyOf(candidate.propertyNames());
                ObjectNode values = (ObjectNode) candidate;
                switch (random.nextInt(4)) {
                    case 0 -> values.remove(names.get(random.nextInt(names.size())));
                    case 1 -> values.put("the city", "unknown " + random.nextInt());
                    default -> {}
                }
            }
            bodies.add(body.toString());
        }
        return bodies;
    }

    /** A bundle that answers as it says. */
    public static ModelBundle bundle() throws IOException {
        return bundle(BODIES);
    }

    /** The same model with other golden requests. */
    static ModelBundle bundle(List<String> bodies) throws IOException {
        Network network = new Network(
                schema(), CompiledGraph.of(GraphCatalog.hm3()), new NetworkOptions(6, Map.of(), List.of(16), 0.5), 3);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < network.dense().length; i++) {
            network.dense()[i] += (float) random.nextDouble(-0.3, 0.3);
        }
        BundleManifest manifest = new BundleManifest(
                BundleManifest.FORMAT_VERSION,
                BundleManifest.UNSEALED,
                "small",
                "2026-02-03T04:05:06Z",
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
        return new ModelBundle(manifest, network, Agreement.write(new ModelScorer(network, ENGINE), bodies));
    }
}
