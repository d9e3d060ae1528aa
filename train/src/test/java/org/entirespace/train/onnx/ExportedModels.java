/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;

/** Networks with fields of every sort, and samples for them. */
final class ExportedModels {

    private static final int WIDEST_BAG = 4;

    private ExportedModels() {}

    /** A field of every encoding, a bag of each pooling, in no order. */
    static Schema schema() {
        return new Schema(List.of(
                number("price", 20, 7.5),
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
                number("clicks", 0.5, 2),
                texts("seen items", FieldKind.BAG, Encoding.HASH, 31, Pooling.MEAN),
                texts("city", FieldKind.CATEGORICAL, Encoding.VOCABULARY, 9, Pooling.SUM)));
    }

    static FittedField texts(String name, FieldKind kind, Encoding encoding, int rows, Pooling pooling) {
        List<String> vocabulary = encoding == Encoding.HASH
                ? List.of()
                : IntStream.range(2, rows).mapToObj(i -> "v" + i).toList();
        return new FittedField(name, name, kind, encoding, rows, vocabulary, List.of(), 0, 1, pooling);
    }

    static FittedField number(String name, double mean, double deviation) {
        return new FittedField(
                name,
                name,
                FieldKind.NUMERIC,
                Encoding.STANDARDIZE,
                0,
                List.of(),
                List.of(),
                mean,
                deviation,
                Pooling.SUM);
    }

    /** A network with no parameter at zero, whose logits spread over some units. */
    static Network network(Schema schema, CompiledGraph graph, NetworkOptions options, long seed) {
        NetworkOptions wide = new NetworkOptions(
                options.embedding(),
                options.embeddings(),
                options.sharedTables(),
                0.5,
                options.sharesEmbeddings(),
                options.dense(),
                options.auxiliaryHeads(),
                options.tiedHeads(),
                options.readout(),
                options.requestFields(),
                options.embeddingPrecision());
        Network network = new Network(schema, graph, wide, seed);
        var random = new SplittableRandom(seed);
        float[] dense = network.dense();
        for (int i = 0; i < dense.length; i++) {
            dense[i] += (float) random.nextDouble(-0.1, 0.1);
        }
        for (int i = network.shape().headBiasOffset(); i < dense.length; i++) {
            dense[i] -= 1;
        }
        return network;
    }

    static ModelBundle bundle(Network network) {
        return new ModelBundle(
                new BundleManifest(
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
                        null),
                network);
    }

    /** Random samples without labels: bags of none to four values, standardised numbers in [-3, 3). */
    static SampleBatch samples(Schema schema, int size, long seed) {
        var random = new SplittableRandom(seed);
        int indexed =
                (int) schema.fields().stream().filter(FittedField::isIndexed).count();
        SampleBatch batch = new SampleBatch(size, indexed, schema.fields().size() - indexed, 0);
        batch.size = size;
        int at = 0;
        for (FittedField field : schema.fields()) {
            if (field.isIndexed()) {
                fill(batch.indexed[at++], field, size, random);
            }
        }
        for (float[] column : batch.numeric) {
            for (int i = 0; i < size; i++) {
                column[i] = (float) random.nextDouble(-3, 3);
            }
        }
        return batch;
    }

    private static void fill(SampleBatch.Rows rows, FittedField field, int size, SplittableRandom random) {
        int at = 0;
        for (int i = 0; i < size; i++) {
            int count = field.kind() == FieldKind.BAG ? random.nextInt(WIDEST_BAG + 1) : 1;
            rows.ensureValues(at + count);
            for (int k = 0; k < count; k++) {
                rows.values[at++] = random.nextInt(field.cardinality());
            }
            rows.offsets[i + 1] = at;
        }
    }
}
