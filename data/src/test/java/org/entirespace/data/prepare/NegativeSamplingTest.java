/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entirespace.core.sample.NegativeSampling;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.LabelCounts;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.ManifestFile;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.data.world.BaseRates;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which negatives stay, held against hashes and labels that are counted here once more. */
class NegativeSamplingTest {

    private static final double RATE = 0.1;

    @TempDir
    static Path folder;

    private static Manifest whole;
    private static Manifest tenth;

    @BeforeAll
    static void writeLog() throws Exception {
        WorldOptions options =
                WorldOptions.defaults().withSizes(200, 60, 8_000).withRates(new BaseRates(0.2, 0.3, 0.2, 0.2));
        World.of(options).write(folder.resolve("log"), 1, ProgressListener.NONE);
        whole = prepare(LogRecipe.named("quickstart"), options("whole", 2, 1));
        tenth = prepare(sampled("click", RATE), options("tenth", 2, 1));
    }

    private static PrepareOptions options(String name, int threads, long seed) {
        return new PrepareOptions(name, "500MB", threads, seed);
    }

    private static Manifest prepare(LogPlan plan, PrepareOptions options) throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);
        Path out = folder.resolve(options.name());
        return Preparation.prepare(plan, folder.resolve("log"), out, options, clock, PrepareListener.NONE);
    }

    private static LogPlan sampled(String behavior, double rate) throws Exception {
        return LogRecipe.parse(Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                .replace(
                        "split:\n", "split:\n  negative_sampling: {behavior: " + behavior + ", rate: " + rate + "}\n"));
    }

    private static Set<Long> ids(String name, Split split) throws Exception {
        TreeSet<Long> ids = new TreeSet<>();
        try (SampleSplit rows =
                SampleFolder.openVerifyingAll(folder.resolve(name)).open(split)) {
            for (long id : rows.ids().orElseThrow()) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The impressions of the log whose hash, of seed, key and time, is below the rate. */
    private static Set<Long> below(double rate, long seed) throws Exception {
        TreeSet<Long> below = new TreeSet<>();
        List<String> lines = Files.readAllLines(folder.resolve("log").resolve("impressions.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(cells[header.indexOf("time")]));
            String text = String.join(
                    "\u001f",
                    "negatives",
                    Long.toString(seed),
                    cells[header.indexOf("user_id")],
                    cells[header.indexOf("item_id")],
                    Long.toString(micros),
                    Long.toString(micros));
            byte[] md5 = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            if (Long.parseLong(HexFormat.of().formatHex(md5).substring(0, 13), 16) / 0x1p52 < rate) {
                below.add(Long.parseLong(cells[header.indexOf("impression_id")]));
            }
        }
        return below;
    }

    private static Set<Long> clicked(String name) throws Exception {
        TreeSet<Long> clicked = new TreeSet<>();
        try (SampleSplit rows = SampleFolder.open(folder.resolve(name)).open(Split.TRAIN)) {
            long[] ids = rows.ids().orElseThrow();
            byte[] click = rows.labels("click");
            for (int row = 0; row < ids.length; row++) {
                if (click[row] == 1) {
                    clicked.add(ids[row]);
                }
            }
        }
        return clicked;
    }

    @Test
    void negativesBelowTheRateStayAndAllElse() throws Exception {
        Set<Long> expected = below(RATE, 1);
        expected.retainAll(ids("whole", Split.TRAIN));
        expected.addAll(clicked("whole"));
        assertThat(ids("tenth", Split.TRAIN)).isEqualTo(expected);
        assertThat(ids("tenth", Split.VALIDATION)).isEqualTo(ids("whole", Split.VALIDATION));
        assertThat(ids("tenth", Split.TEST)).isEqualTo(ids("whole", Split.TEST));
        LabelCounts before = whole.summary(Split.TRAIN).counts("click");
        LabelCounts after = tenth.summary(Split.TRAIN).counts("click");
        assertThat(after.positive()).isEqualTo(before.positive());
        assertThat(tenth.sampledNegatives())
                .contains(new NegativeSampling("click", RATE, after.negative(), before.negative() - after.negative()));
        double deviation = Math.sqrt(RATE * (1 - RATE) / before.negative());
        assertThat((double) after.negative() / before.negative()).isCloseTo(RATE, within(4 * deviation));
        assertThat(ManifestFile.read(folder.resolve("tenth"))).isEqualTo(tenth);
        for (String behavior : List.of("micro", "macro", "purchase")) {
            assertThat(tenth.summary(Split.TRAIN).counts(behavior).positive())
                    .isEqualTo(whole.summary(Split.TRAIN).counts(behavior).positive());
        }
    }

    @Test
    void threadsChangeNoBitAndTheSeedDoes() throws Exception {
        Manifest three = prepare(sampled("click", RATE), options("three", 3, 1));
        prepare(sampled("click", RATE), options("other", 3, 6));

        assertThat(three.columns(Split.TRAIN).seal())
                .isEqualTo(tenth.columns(Split.TRAIN).seal());
        assertThat(ids("other", Split.TRAIN)).isNotEqualTo(ids("tenth", Split.TRAIN));
    }

    @Test
    void atRateOneAllStay() throws Exception {
        Manifest all = prepare(sampled("click", 1), options("all", 2, 1));

        assertThat(all.columns(Split.TRAIN).seal())
                .isEqualTo(whole.columns(Split.TRAIN).seal());
        assertThat(all.sampledNegatives())
                .contains(new NegativeSampling(
                        "click", 1, whole.summary(Split.TRAIN).counts("click").negative(), 0));
        all.requireWhole(Split.TRAIN, "judge");
    }

    @Test
    void furtherDaysStayWholeAndThatIsTold() throws Exception {
        List<String> told = new ArrayList<>();
        PrepareOptions options =
                options("days", 2, 1).with(new Continuation(whole.schema(), LocalDate.parse("2026-01-12"), null));

        Manifest days = Preparation.prepare(
                sampled("click", RATE),
                folder.resolve("log"),
                folder.resolve("days"),
                options,
                Clock.systemUTC(),
                new PrepareListener() {
                    @Override
                    public void noted(String remark) {
                        told.add(remark);
                    }
                });

        assertThat(days.sampledNegatives()).isEmpty();
        assertThat(days.summary(Split.TRAIN).rows())
                .isEqualTo(whole.summary(Split.TEST).rows());
        assertThat(told).contains("all negatives of further days stay: a day is judged before it is learned from");
    }

    @Test
    void aSampledSplitIsNoneToCountIn() throws Exception {
        tenth.requireWhole(Split.TEST, "judge a model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tenth.requireWhole(Split.TRAIN, "judge a model"))
                .withMessage(
                        "the train split of samples 'tenth' has a share of 0.1 of the negatives of 'click'; to judge a model, expected a whole split");
    }

    @Test
    void unknownBehavioursAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prepare(sampled("clik", RATE), options("unknown", 2, 1)))
                .withMessageStartingWith(
                        "split: negative_sampling of 'clik'; expected one of the behaviors [click, micro, macro, purchase");
    }
}
