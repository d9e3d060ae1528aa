/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;

/** Random samples with every sort of field, in memory and in a folder. */
record SampleFixture(Schema schema, List<String> behaviors, SampleBatch samples) {

    static final List<String> BEHAVIORS = List.of("click", "micro", "purchase");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    static SampleFixture random(long seed, int rows) {
        var random = new SplittableRandom(seed);
        var samples = BatchShape.of(schema5(), BEHAVIORS.size()).newBatch(rows);
        samples.size = rows;
        for (int f = 0; f < 4; f++) {
            SampleBatch.Rows column = samples.indexed[f];
            boolean bag = f == 2;
            for (int i = 0; i < rows; i++) {
                int length = bag ? random.nextInt(4) : 1;
                column.ensureValues(column.offsets[i] + length);
                for (int k = 0; k < length; k++) {
                    column.values[column.offsets[i] + k] = random.nextInt(cardinality(f));
                }
                column.offsets[i + 1] = column.offsets[i] + length;
            }
        }
        for (int i = 0; i < rows; i++) {
            samples.numeric[0][i] = (float) random.nextDouble(-3, 3);
            samples.group[i] = random.nextLong();
            for (int b = 0; b < BEHAVIORS.size(); b++) {
                samples.labels[b][i] = (byte) (random.nextInt(3) - 1);
            }
        }
        return new SampleFixture(schema5(), BEHAVIORS, samples);
    }

    private static int cardinality(int indexed) {
        return List.of(100, 4, 50, 4).get(indexed);
    }

    private static Schema schema5() {
        return new Schema(List.of(
                field("user", FieldKind.CATEGORICAL, Encoding.HASH, 100, List.of(), List.of()),
                field("segment", FieldKind.CATEGORICAL, Encoding.VOCABULARY, 4, List.of("a", "ü"), List.of()),
                field("age", FieldKind.NUMERIC, Encoding.STANDARDIZE, 0, List.of(), List.of()),
                field("words", FieldKind.BAG, Encoding.HASH, 50, List.of(), List.of()),
                field("price", FieldKind.NUMERIC, Encoding.BUCKETS, 4, List.of(), List.of(1.5, 1e300))));
    }

    private static FittedField field(
            String name,
            FieldKind kind,
            Encoding encoding,
            int cardinality,
            List<String> vocabulary,
            List<Double> boundaries) {
        return new FittedField(name, name, kind, encoding, cardinality, vocabulary, boundaries, 0, 1, Pooling.SUM);
    }

    /** Writes these samples as the training split, the first half of them as the test split, and a manifest. */
    Manifest write(Path folder) throws IOException {
        return write(folder, new long[0]);
    }

    /** The same; samples have these ids, or none where there are none. */
    Manifest write(Path folder, long[] ids) throws IOException {
        int half = samples.size / 2;
        List<SampleFile> files = new ArrayList<>();
        files.add(new SampleFile(Split.TRAIN, FileRole.COLUMNS, columns(folder, "train", samples.size, ids)));
        files.add(new SampleFile(Split.TEST, FileRole.COLUMNS, columns(folder, "test", half, ids)));
        FileSeal rejected = AtomicFile.write(
                folder.resolve("rejected.csv"), out -> out.write("line,reason\n7,no time\n".getBytes(UTF_8)));
        files.add(new SampleFile(null, FileRole.REJECTED, rejected));
        var manifest = new Manifest(
                Manifest.FORMAT_VERSION,
                "fixture",
                CLOCK.instant(),
                PlanFingerprint.sha256(new byte[] {1}),
                Map.of("entirespace", "0.1.0", "java", "17"),
                schema,
                behaviors,
                List.of("user", "item"),
                "user",
                ids.length == 0 ? null : "number",
                Instant.parse("2026-11-01T00:00:00.000001Z"),
                1.0,
                List.of(summary(Split.TRAIN, samples.size), summary(Split.TEST, half)),
                new LogCounts(
                        Map.of("impressions", (long) samples.size),
                        1,
                        2,
                        3,
                        Map.of("no time", 1L),
                        Map.of("scroll", 9L),
                        Map.of("click", new EventCounts(10, 7, Map.of("after_window", 3L)))),
                files,
                null,
                null);
        ManifestFile.write(folder, manifest);
        return manifest;
    }

    private FileSeal columns(Path folder, String name, int rows, long[] ids) throws IOException {
        int size = samples.size;
        samples.size = rows;
        long bagValues = samples.indexed[2].offsets[rows];
        SampleLayout layout = new SampleLayout(schema, behaviors, List.of(bagValues), ids.length > 0);
        try (var writer = SampleWriter.create(folder.resolve(name + ".columns"), rows, layout)) {
            writer.append(samples);
            if (layout.hasIds()) {
                writer.appendIds(ids, rows);
            }
            return writer.publish();
        } finally {
            samples.size = size;
        }
    }

    private SplitSummary summary(Split split, int rows) {
        Map<String, LabelCounts> counts = new LinkedHashMap<>();
        for (int b = 0; b < behaviors.size(); b++) {
            long[] byCode = new long[3];
            for (int i = 0; i < rows; i++) {
                byCode[samples.labels[b][i] + 1]++;
            }
            counts.put(behaviors.get(b), LabelCounts.of(byCode[2], byCode[1], byCode[0]));
        }
        Instant from = rows == 0 ? null : CLOCK.instant();
        return new SplitSummary(split, rows, counts, from, from);
    }
}
