/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.Timing;
import org.entirespace.data.sample.EventCounts;
import org.entirespace.data.sample.FileRole;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the two real logs reproduce counts that were taken from the raw files by other means. */
class RealLogsTest {

    @TempDir
    Path folder;

    private final Path data = Path.of(System.getProperty(
            "entirespace.data", System.getenv().getOrDefault("ENTIRESPACE_DATA", "../../shared/data")));

    @BeforeEach
    void theLogsAreThere() {
        assumeTrue(
                Files.isDirectory(data.resolve("trivago")) && Files.isDirectory(data.resolve("jd-micro")),
                () -> "no logs in " + data.toAbsolutePath().normalize()
                        + "; name their folder by -Dentirespace.data or ENTIRESPACE_DATA");
    }

    private Manifest prepare(LogPlan plan) throws IOException, BadLogException {
        PrepareOptions options = new PrepareOptions("real", "1GB", 2, 1);
        return Preparation.prepare(plan, data, folder, options, Clock.systemUTC(), PrepareListener.NONE);
    }

    /** Attributes by other behaviours than the recipe's, and answers queries on what came out. */
    private DuckSession attribute(LogPlan plan, Map<String, BehaviorPlan> behaviors)
            throws IOException, BadLogException {
        LogPlan other = LogRecipe.withBehaviors(plan, behaviors);
        DuckSession session = DuckSession.start(
                new DuckOptions("1GB", 2, List.of(data.toRealPath()), Files.createDirectories(folder.resolve("w"))));
        session.execute("start", "CREATE SCHEMA prep");
        new SourceTables(session, new RejectedRows(session)).create(other.sources(), data);
        new UserViews(session).create(other.views());
        new TestLog(session, data).attribute(other);
        return session;
    }

    private static BehaviorPlan anywhere(@Nullable String until, String... events) {
        return new BehaviorPlan(List.of(events), null, null, null, null, Timing.ANY, null, until);
    }

    private static long sum(Manifest manifest, String behavior) {
        return manifest.splits().stream()
                .mapToLong(
                        s -> Objects.requireNonNull(s.behaviors().get(behavior)).positive())
                .sum();
    }

    @Test
    void trivagoHasTheCountsOfItsRawFile() throws Exception {
        Manifest manifest = prepare(LogRecipe.named("trivago"));

        assertThat(manifest.log().rowsRead()).containsEntry("listings", 312_539L);
        assertThat(manifest.log().repeatedListings()).isEqualTo(312_539 - 193_974);
        assertThat(manifest.log().duplicateImpressions()).isZero();
        assertThat(manifest.log().rejected()).isEmpty();
        assertThat(manifest.splits().stream().mapToLong(s -> s.rows()).sum()).isEqualTo(193_974);
        assertThat(manifest.summary(Split.TEST).rows()).isEqualTo(96_582);
        assertThat(manifest.summary(Split.TRAIN).rows()
                        + manifest.summary(Split.VALIDATION).rows())
                .isEqualTo(97_392);
        assertThat(manifest.summary(Split.VALIDATION).rows() / 97_392.0).isBetween(0.12, 0.18);
        assertThat(sum(manifest, "clickout")).isEqualTo(11_690);
        assertThat(sum(manifest, "micro")).isEqualTo(5_376);
        assertThat(Math.round(10_000.0 * 11_690 / 193_974)).isEqualTo(603);
        EventCounts micro = Objects.requireNonNull(manifest.log().behaviors().get("micro"));
        assertThat(micro.seen()).isEqualTo(72_971);
        assertThat(micro.unattributed()).containsEntry("no_impression", 16_732L);
        SampleFolder.openVerifyingAll(folder).open(Split.TEST).close();
    }

    @Test
    void trivagoHasTheConditionalRatesOfItsRawFile() throws Exception {
        Map<String, BehaviorPlan> behaviors = new LinkedHashMap<>();
        List<String> actions = List.of("image", "info", "rating", "deals");
        actions.forEach(action -> behaviors.put(action, anywhere("clickout", action)));
        behaviors.put("clickout", anywhere(null, "clickout"));
        try (DuckSession session = attribute(LogRecipe.named("trivago"), behaviors)) {
            Row counts = session.query(
                            "counts",
                            "SELECT (SELECT count(DISTINCT session_id) FROM log), (SELECT count(DISTINCT c0) FROM"
                                    + " prep.impressions), (SELECT count(DISTINCT c1) FROM prep.impressions)")
                    .get(0);
            assertThat(counts.values()).containsExactly("7612", "7215", "106866");
            List<Long> perMille = actions.stream()
                    .map(action -> "round(1000 * avg(l4) FILTER (WHERE l" + actions.indexOf(action) + " = 1))::BIGINT")
                    .map(sql -> number(session, "SELECT " + sql + " FROM prep.labelled"))
                    .toList();
            assertThat(perMille).containsExactly(563L, 575L, 449L, 467L);
        }
    }

    private static long number(DuckSession session, String sql) {
        try {
            return session.query("number", sql).get(0).whole(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void jdMicroHasTheCountsOfItsRawFiles() throws Exception {
        Manifest manifest = prepare(LogRecipe.named("jd-micro"));

        assertThat(manifest.log().rowsRead())
                .containsEntry("log", 4_000L)
                .containsEntry("visits", 66_626L)
                .containsEntry("tokens", 146_543L);
        assertThat(manifest.log().rejected()).isEmpty();
        assertThat(manifest.splits().stream().mapToLong(s -> s.rows()).sum()).isEqualTo(66_626);
        assertThat(sum(manifest, "micro")).isEqualTo(27_137);
        assertThat(sum(manifest, "cart")).isEqualTo(8_218);
        assertThat(sum(manifest, "order")).isEqualTo(391);
        assertThat(manifest.summary(Split.TEST).behaviors())
                .hasEntrySatisfying(
                        "order", counts -> assertThat(counts.positive()).isGreaterThan(100));
        assertThat(manifest.log().behaviors().values())
                .allMatch(counts -> counts.unattributed().isEmpty());
        assertThat(manifest.files().stream().filter(f -> f.role() == FileRole.REJECTED))
                .isEmpty();
    }

    @Test
    void jdMicroHasTheConditionalCountsOfItsRawFiles() throws Exception {
        Map<String, BehaviorPlan> behaviors = new LinkedHashMap<>();
        behaviors.put("micro", anywhere(null, "6", "7", "8"));
        behaviors.put("cart", anywhere(null, "9"));
        behaviors.put("order", anywhere(null, "10"));
        behaviors.put("comments", anywhere(null, "6"));
        behaviors.put("specification", anywhere(null, "7"));
        behaviors.put("bottom", anywhere(null, "8"));
        behaviors.put("micro before cart", anywhere("cart", "6", "7", "8"));
        try (DuckSession session = attribute(LogRecipe.named("jd-micro"), behaviors)) {
            assertThat(new TestLog(session, data)
                            .rows("SELECT l0, l1, sum(l2), count(*) FROM prep.labelled GROUP BY l0, l1"))
                    .containsExactly("0 0 14 35954", "0 1 73 3535", "1 0 35 22454", "1 1 269 4683");
            assertThat(session.query("counts", "SELECT sum(l3), sum(l4), sum(l5), sum(l0) - sum(l6) FROM prep.labelled")
                            .get(0)
                            .values())
                    .containsExactly("10817", "16425", "5627", "1261");
            assertThat(number(session, "SELECT count(*) FROM sessions")).isEqualTo(3_805);
        }
    }
}
