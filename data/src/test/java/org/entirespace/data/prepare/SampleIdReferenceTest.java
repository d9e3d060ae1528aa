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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.FileRole;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample has the id of the impression whose fields and labels it has. */
@ExtendWith(SharedDuck.class)
class SampleIdReferenceTest {

    private static final String PLAN = """
            sources:
              shown: {format: csv, files: [shown.csv], delimiter: ',', header: true,
                      columns: {number: HUGEINT, user: BIGINT, at: BIGINT, price: DOUBLE}}
              done: {format: csv, files: [done.csv], delimiter: ',', header: true, columns: {user: BIGINT, at: BIGINT, type: VARCHAR}}
            views: {}
            impressions: {view: shown, key: [user], time: at, time_unit: seconds, group: user, id: number}
            events: {view: done, key: [user], time: at, time_unit: seconds, type: type}
            behaviors: {click: {events: [click]}}
            fields: {price: {kind: numeric}}
            split: {validation: 0.2, test: 0.3}
            quality: {max_rejected_share: 0.9}
            """;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    /** An impression as it was logged. */
    private record Shown(long id, double price, boolean clicked) {}

    private Manifest prepare(String shown, String done) throws IOException, BadLogException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("shown.csv"), "number,user,at,price\n" + shown);
        Files.writeString(data.resolve("done.csv"), "user,at,type\n" + done);
        LogPlan plan = LogRecipe.parse(PLAN);
        return Preparation.prepare(
                plan,
                data,
                folder.resolve("out"),
                new PrepareOptions("ids", "500MB", 2, 1),
                CLOCK,
                PrepareListener.NONE);
    }

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void idsLieBesideTheFieldsAndLabelsOfTheirImpressions(long seed, TestLog duck) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder shown = new StringBuilder();
        StringBuilder done = new StringBuilder();
        Map<Long, Shown> log = new HashMap<>();
        // more than one batch of the encoder, in a training split of half the samples
        for (int user = 0; user < 20_000; user++) {
            Shown one = new Shown(random.nextLong(), random.nextInt(1000) / 8.0, random.nextInt(3) == 0);
            log.put(one.id(), one);
            shown.append(one.id())
                    .append(',')
                    .append(user)
                    .append(",1000,")
                    .append(one.price())
                    .append('\n');
            if (one.clicked()) {
                done.append(user).append(",1000,click\n");
            }
            if (random.nextInt(10) == 0 && one.id() < Long.MAX_VALUE) {
                // logged twice under two ids: the lesser one stays
                shown.append(one.id() + 1)
                        .append(',')
                        .append(user)
                        .append(",1000,")
                        .append(one.price())
                        .append('\n');
            }
        }

        Manifest manifest = prepare(shown.toString(), done.toString());

        assertThat(manifest.idColumn()).isEqualTo("number");
        SampleFolder samples = SampleFolder.open(folder.resolve("out"));
        List<Long> found = new ArrayList<>();
        for (Split split : Split.values()) {
            try (SampleSplit mapped = samples.open(split)) {
                long[] ids = mapped.ids().orElseThrow();
                agreesWithTheLog(mapped, ids, log);
                assertThat(ids).isEqualTo(parquetIds(duck, manifest, split));
                LongStream.of(ids).forEach(found::add);
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(log.keySet());
    }

    private static void agreesWithTheLog(SampleSplit split, long[] ids, Map<Long, Shown> log) {
        FieldEncoder price = new FieldEncoder(split.schema().fields().get(0));
        SampleBatch batch = split.newBatch(split.rows());
        split.fillRange(batch, 0, split.rows());
        assertThat(ids).hasSizeGreaterThan(2048);
        for (int i = 0; i < ids.length; i++) {
            Shown one = Objects.requireNonNull(log.get(ids[i]));
            assertThat(batch.numeric[0][i]).isEqualTo(price.standardized(one.price()));
            assertThat(batch.labels[0][i]).isEqualTo((one.clicked() ? Label.POSITIVE : Label.NEGATIVE).code());
        }
    }

    private long[] parquetIds(TestLog duck, Manifest manifest, Split split) throws IOException {
        Path parquet = manifest.files().stream()
                .filter(f -> f.split() == split && f.role() == FileRole.SAMPLES)
                .map(f -> folder.resolve("out").resolve(f.seal().file()))
                .findFirst()
                .orElseThrow();
        Path readable = Files.copy(parquet, duck.dataFolder().resolve(parquet.getFileName()));
        List<Row> rows = duck.session()
                .query("ids", "SELECT id, typeof(id) FROM read_parquet('" + readable + "') ORDER BY sample");
        assertThat(rows.get(0).text(1)).isEqualTo("BIGINT");
        return rows.stream().mapToLong(row -> row.whole(0)).toArray();
    }

    @Test
    void impressionsWithoutAnIdOf64BitsAreRejectedWithAReason() throws Exception {
        StringBuilder shown = new StringBuilder();
        StringBuilder done = new StringBuilder();
        for (int user = 0; user < 40; user++) {
            shown.append("7,").append(user).append(",1000,").append(user).append('\n');
            done.append(user / 2).append(",1000,click\n");
        }
        shown.append(",100,1000,1\n");
        shown.append("9223372036854775808,101,1000,1\n");
        shown.append("-9223372036854775809,102,1000,1\n");

        Manifest manifest = prepare(shown.toString(), done.toString());

        assertThat(manifest.log().rejected()).isEqualTo(Map.of("missing_id", 1L, "unparsable_id", 2L));
        // one id for all of them: that is not looked at
        assertThat(manifest.splits().stream().mapToLong(s -> s.rows()).sum()).isEqualTo(40);
    }
}
