/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.EventCounts;
import org.entirespace.data.sample.FileRole;
import org.entirespace.data.sample.LabelCounts;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.ManifestFile;
import org.entirespace.data.sample.SampleFile;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedDuck.class)
class PreparationTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Manifest prepare(LogPlan plan, String out, int threads) throws IOException, BadLogException {
        return Preparation.prepare(
                plan,
                Files.createDirectories(folder.resolve("data")),
                folder.resolve(out),
                new PrepareOptions("small", "500MB", threads, 1),
                CLOCK,
                PrepareListener.NONE);
    }

    @Test
    void withoutRawFilesTheSamplesAreTheSame(TestLog duck) throws Exception {
        SmallLog.write(folder.resolve("data"));
        Manifest manifest = prepare(SmallLog.plan(), "out", 2);

        Manifest slim = Preparation.prepare(
                SmallLog.plan(),
                folder.resolve("data"),
                folder.resolve("slim"),
                new PrepareOptions("small", "500MB", 2, 1).withoutRaw(),
                CLOCK,
                PrepareListener.NONE);

        assertThat(slim.files())
                .isEqualTo(manifest.files().stream()
                        .filter(file -> file.role() != FileRole.SAMPLES)
                        .toList());
        SampleFolder.openVerifyingAll(folder.resolve("slim"));
    }

    @Test
    void rawFilesBecomeSamplesAManifestAndASideFile(TestLog duck) throws Exception {
        SmallLog.write(folder.resolve("data"));

        Manifest manifest = prepare(SmallLog.plan(), "out", 2);

        assertThat(ManifestFile.read(folder.resolve("out"))).isEqualTo(manifest);
        assertThat(manifest.created()).isEqualTo(CLOCK.instant());
        assertThat(manifest.observedUntil()).isEqualTo("2026-01-03T00:00:00Z");
        assertThat(manifest.keyColumns()).containsExactly("user", "item");
        assertThat(manifest.log().rowsRead()).isEqualTo(Map.of("shown", 14L, "log", 9L, "done", 8L));
        assertThat(manifest.log().duplicateImpressions()).isEqualTo(1);
        assertThat(manifest.log().duplicateEvents()).isEqualTo(1);
        assertThat(manifest.log().rejected())
                .isEqualTo(Map.of("csv_cast", 1L, "missing_key", 1L, "unparsable_time", 1L));
        assertThat(manifest.log().ignoredEventTypes()).isEqualTo(Map.of("scroll", 2L));
        assertThat(manifest.log().behaviors())
                .isEqualTo(Map.of(
                        "click", new EventCounts(4, 3, Map.of("no_impression", 1L)),
                        "buy", new EventCounts(1, 1, Map.of())));
        assertThat(manifest.splits().stream().mapToLong(s -> s.rows()).sum()).isEqualTo(11);
        assertThat(side(manifest))
                .containsExactly(
                        "origin,file,row_number,reason,content",
                        "log,events.csv,10,csv_cast,\"2,a,noon?,x,click\"",
                        "shown,,13,missing_key,\"{\"\"user\"\":null,\"\"item\"\":\"\"a\"\",\"\"at\"\":\"\"2026-01-01T00:00:00Z\"\"}\"",
                        "shown,,14,unparsable_time,\"{\"\"user\"\":3,\"\"item\"\":\"\"a\"\",\"\"at\"\":\"\"soon\"\"}\"");
        encodedFilesHoldWhatTheParquetFilesHold(duck, manifest);
    }

    private List<String> side(Manifest manifest) throws IOException {
        SampleFile file = manifest.files().stream()
                .filter(f -> f.role() == FileRole.REJECTED)
                .findFirst()
                .orElseThrow();
        return Files.readAllLines(file.seal().verify(folder.resolve("out")));
    }

    /** Encodes the Parquet rows once more, one value at a time. */
    private void encodedFilesHoldWhatTheParquetFilesHold(TestLog duck, Manifest manifest) throws IOException {
        SampleFolder samples = SampleFolder.openVerifyingAll(folder.resolve("out"));
        for (Split split : Split.values()) {
            Path parquet = manifest.files().stream()
                    .filter(f -> f.split() == split && f.role() == FileRole.SAMPLES)
                    .map(f -> folder.resolve("out").resolve(f.seal().file()))
                    .findFirst()
                    .orElseThrow();
            Path readable = Files.copy(parquet, duck.dataFolder().resolve(parquet.getFileName()));
            List<String> expected = new ArrayList<>();
            duck.session()
                    .query(
                            "parquet",
                            "SELECT label_click, label_buy, page, array_to_string(tags, ' '), clicks, split, \"group\","
                                    + " time, user, item FROM read_parquet('" + readable + "') ORDER BY sample")
                    .forEach(row -> {
                        List<String> line = new ArrayList<>(List.of(row.text(0), row.text(1)));
                        encode(
                                line,
                                manifest,
                                row.isNull(2) ? null : row.text(2),
                                row.isNull(3) ? "" : row.text(3),
                                row.real(4));
                        expected.add(line.toString());
                        assertThat(row.text(5)).isEqualTo(split.name().toLowerCase(java.util.Locale.ROOT));
                        assertThat(row.text(6)).isEqualTo(row.text(8));
                    });
            try (SampleSplit mapped = samples.open(split)) {
                assertThat(lines(mapped)).isEqualTo(expected);
            }
        }
    }

    private static void encode(
            List<String> line,
            Manifest manifest,
            @org.jspecify.annotations.Nullable String page,
            String tags,
            double clicks) {
        List<FittedField> fields = manifest.schema().fields();
        line.add("" + new FieldEncoder(fields.get(0)).rowOf(page));
        List<Integer> rows = new ArrayList<>();
        for (String tag : tags.isEmpty() ? new String[0] : tags.split(" ", -1)) {
            rows.add(new FieldEncoder(fields.get(1)).rowOf(tag));
        }
        line.add(rows.toString());
        line.add("" + new FieldEncoder(fields.get(2)).standardized(clicks));
    }

    private static List<String> lines(SampleSplit split) {
        SampleBatch batch = split.newBatch(split.rows());
        split.fillRange(batch, 0, split.rows());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < batch.size; i++) {
            SampleBatch.Rows tags = batch.indexed[1];
            List<Integer> rows = new ArrayList<>();
            for (int k = tags.offsets[i]; k < tags.offsets[i + 1]; k++) {
                rows.add(tags.values[k]);
            }
            lines.add(List.of(
                            batch.labels[0][i] + "",
                            batch.labels[1][i] + "",
                            batch.indexed[0].values[i] + "",
                            rows.toString(),
                            batch.numeric[0][i] + "")
                    .toString());
        }
        return lines;
    }

    @Test
    void aUnionIsALabelColumnWithoutEventsOfItsOwn(TestLog duck) throws Exception {
        SmallLog.write(folder.resolve("data"));
        LogPlan plan = SmallLog.plan("follows: click}", "window: 11h}\n  either: {any_of: [click, buy]}");

        Manifest manifest = prepare(plan, "out", 2);

        assertThat(manifest.behaviors()).containsExactly("click", "buy", "either");
        assertThat(manifest.log().behaviors()).containsOnlyKeys("click", "buy");
        assertThat(manifest.summary(Split.TRAIN).behaviors())
                .containsEntry("click", LabelCounts.of(1, 3, 0))
                .containsEntry("either", LabelCounts.of(1, 3, 0));
        // when logging ended two of the test's impressions were younger than eleven hours, one of them than one hour
        assertThat(manifest.summary(Split.TEST).behaviors())
                .containsEntry("click", LabelCounts.of(1, 2, 1))
                .containsEntry("buy", LabelCounts.of(0, 2, 2))
                .containsEntry("either", LabelCounts.of(0, 2, 2));
        try (SampleSplit train = SampleFolder.open(folder.resolve("out")).open(Split.TRAIN)) {
            assertThat(train.labels("either")).isEqualTo(train.labels("click"));
        }
    }

    @Test
    void threadsHaveNoInfluenceAndASecondRunReplacesTheFirst() throws Exception {
        // more rows than one row group of Parquet, so that the order of reading could matter
        LogPlan plan = SmallLog.generated(200_000);

        Manifest one = prepare(plan, "one", 1);
        Manifest two = prepare(plan, "two", 2);
        Manifest again = prepare(SmallLog.generated(1_000), "two", 2);

        for (Split split : one.splits().stream().map(s -> s.split()).toList()) {
            assertThat(two.columns(split)).isEqualTo(one.columns(split));
            assertThat(again.columns(split)).isNotEqualTo(one.columns(split));
        }
        assertThat(two.schema()).isEqualTo(one.schema());
        assertThat(two.splits()).isEqualTo(one.splits());
        assertThat(two.log()).isEqualTo(one.log());
        try (var files = Files.list(folder.resolve("two"))) {
            assertThat(files.map(f -> String.valueOf(f.getFileName())).filter(f -> !f.equals(".lock")))
                    .containsExactlyInAnyOrderElementsOf(namesOf(again));
        }
    }

    static List<String> namesOf(Manifest manifest) {
        List<String> names = new ArrayList<>(List.of(ManifestFile.NAME));
        manifest.files().forEach(f -> names.add(f.seal().file()));
        return names;
    }
}
