/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.sample.FileRole;
import org.entirespace.data.sample.LabelCounts;
import org.entirespace.data.sample.LogCounts;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.ManifestFile;
import org.entirespace.data.sample.SampleFile;
import org.entirespace.data.sample.SampleLayout;
import org.entirespace.data.sample.SampleWriter;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;

/** A folder of samples whose every value follows from its place. */
final class MadeUpSamples {

    static final int ROWS = 1 << 20;
    static final int FIELDS = 23;
    static final List<String> BEHAVIORS = List.of("click", "micro", "macro", "purchase");

    private static final int BUCKETS = 1_000_000;
    private static final int BLOCK = 8192;

    private MadeUpSamples() {}

    /** The row of the embedding table that a field has in a sample. */
    static int value(int field, int row) {
        return Integer.remainderUnsigned((row * 31 + field) * 0x9e3779b9, BUCKETS);
    }

    /** The label code of a behaviour in a sample. */
    static byte label(int behavior, int row) {
        return (byte) (row % (behavior + 2) == 0 ? 1 : 0);
    }

    static void write(Path folder) throws IOException {
        Schema schema = new Schema(IntStream.range(0, FIELDS)
                .mapToObj(field -> new FittedField(
                        "f" + field,
                        "f" + field,
                        FieldKind.CATEGORICAL,
                        Encoding.HASH,
                        BUCKETS,
                        List.of(),
                        List.of(),
                        0,
                        1,
                        Pooling.SUM))
                .toList());
        FileSeal seal;
        try (SampleWriter writer = SampleWriter.create(
                folder.resolve("train.columns"), ROWS, new SampleLayout(schema, BEHAVIORS, List.of(), false))) {
            SampleBatch batch = writer.newBatch(BLOCK);
            for (int from = 0; from < ROWS; from += BLOCK) {
                fill(batch, from);
                writer.append(batch);
            }
            seal = writer.publish();
        }
        ManifestFile.write(folder, manifest(schema, seal));
    }

    private static void fill(SampleBatch batch, int from) {
        batch.size = BLOCK;
        for (int i = 0; i < BLOCK; i++) {
            for (int field = 0; field < FIELDS; field++) {
                batch.indexed[field].offsets[i + 1] = i + 1;
                batch.indexed[field].values[i] = value(field, from + i);
            }
            for (int behavior = 0; behavior < BEHAVIORS.size(); behavior++) {
                batch.labels[behavior][i] = label(behavior, from + i);
            }
            batch.group[i] = (long) from + i;
        }
    }

    private static Manifest manifest(Schema schema, FileSeal seal) {
        Map<String, LabelCounts> labels = new LinkedHashMap<>();
        BEHAVIORS.forEach(behavior -> labels.put(behavior, LabelCounts.of(1, ROWS - 1L, 0)));
        Instant made = Instant.EPOCH;
        return new Manifest(
                Manifest.FORMAT_VERSION,
                "made up",
                made,
                "0".repeat(64),
                Map.of(),
                schema,
                BEHAVIORS,
                List.of("f0"),
                null,
                null,
                made,
                1,
                List.of(new SplitSummary(Split.TRAIN, ROWS, labels, made, made)),
                new LogCounts(Map.of(), 0, 0, 0, Map.of(), Map.of(), Map.of()),
                List.of(new SampleFile(Split.TRAIN, FileRole.COLUMNS, seal)),
                null,
                null);
    }
}
