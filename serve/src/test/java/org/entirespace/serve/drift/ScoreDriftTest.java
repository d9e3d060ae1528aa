/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.entirespace.core.graph.Quantity;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.bundle.ScoreReference.QuantityScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreDriftTest {

    private static final List<Quantity> QUANTITIES =
            List.of(Quantity.marginal("other"), Quantity.marginal("click"), Quantity.marginal("purchase"));
    private static final int ROWS = 20; // of a request

    private final AtomicLong now = new AtomicLong();

    /** A watch of two of three quantities, whose scores are normal. */
    private ScoreDrift drift(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] click = random.doubles(rows).map(u -> normal(random)).toArray();
        double[] purchase =
                random.doubles(rows).map(u -> 2 * normal(random) - 5).toArray();
        ScoreReference reference = new ScoreReference(
                "some",
                List.of(
                        QuantityScores.of("purchase", purchase).orElseThrow(),
                        QuantityScores.of("click", click).orElseThrow()));
        return new DriftWatch(DriftOptions.defaults(), now::get).of(QUANTITIES, reference);
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Adds requests, of each of which a part of every score is the same for all rows. */
    private static List<DriftChange> ask(
            ScoreDrift drift, int requests, double alike, SplittableRandom random, DoubleSupplier shift) {
        List<DriftChange> changes = new ArrayList<>();
        for (int r = 0; r < requests; r++) {
            double[] common = {normal(random), normal(random)};
            double[][] scores = new double[3][ROWS];
            for (int row = 0; row < ROWS; row++) {
                double click = Math.sqrt(alike) * common[0] + Math.sqrt(1 - alike) * normal(random);
                double purchase = Math.sqrt(alike) * common[1] + Math.sqrt(1 - alike) * normal(random);
                scores[0][row] = 1e9; // what nobody watches
                scores[1][row] = click + shift.getAsDouble();
                scores[2][row] = 2 * purchase - 5;
            }
            changes.addAll(drift.add((quantity, row) -> scores[quantity][row], ROWS));
        }
        return changes;
    }

    private static List<DriftLevel> levels(ScoreDrift drift) {
        return drift.state().stream().map(QuantityDrift::level).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scoresOfTheSameDistributionGiveNoAlarm(long seed) {
        for (double alike : new double[] {0, 0.5, 1}) {
            ScoreDrift drift = drift(seed, 500 + 500 * (int) (seed % 7));

            List<DriftChange> changes = ask(drift, 1_500, alike, new SplittableRandom(-seed), () -> 0);

            assertThat(changes)
                    .extracting(change -> change.now().level())
                    .as("alike %s", alike)
                    .containsExactly(DriftLevel.NONE, DriftLevel.NONE);
            assertThat(changes).noneMatch(DriftChange::isNews);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scoresThatMovedGiveOneAlarmForTheirQuantity(long seed) {
        ScoreDrift drift = drift(seed, 2_000);

        List<DriftChange> changes = ask(drift, 1_000, 0.5, new SplittableRandom(-seed), () -> 0.7);

        assertThat(levels(drift)).containsExactly(DriftLevel.ALARM, DriftLevel.NONE);
        assertThat(changes).filteredOn(DriftChange::isNews).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(DriftLevel.UNKNOWN);
            assertThat(change.now().quantity()).isEqualTo("click");
            assertThat(change.now().rows()).isEqualTo(300 * ROWS);
            assertThat(change.toString())
                    .startsWith("scores of click: drift, alarm, population stability index 0.")
                    .endsWith(" of 6,000 rows (before: unknown)");
        });
    }

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 20));
    }

    @Test
    void theIndexIsThatOfTheCounts() {
        ScoreReference reference =
                new ScoreReference("some", List.of(new QuantityScores("click", List.of(0.0), List.of(500L, 500L))));
        ScoreDrift drift = new DriftWatch(DriftOptions.defaults(), now::get).of(QUANTITIES, reference);

        for (int r = 0; r < 400; r++) {
            drift.add((quantity, row) -> row < 3 ? -1 : 1, 4);
        }

        // (0.75 - 0.5) ln 1.5 + (0.25 - 0.5) ln 0.5
        QuantityDrift click = drift.state().get(0);
        assertThat(click.psi().value().orElseThrow()).isBetween(0.2746, 0.2747);
        assertThat(click.rows()).isEqualTo(1_600);
    }

    @Test
    void beforeThereAreEnoughRowsAndRequestsNothingIsSaid() {
        ScoreDrift drift = drift(1, 2_000);

        assertThat(ask(drift, 299, 0, new SplittableRandom(1), () -> 5)).isEmpty();
        assertThat(drift.state()).allMatch(one -> one.psi().value().isEmpty() && one.level() == DriftLevel.UNKNOWN);
        assertThat(ask(drift, 1, 0, new SplittableRandom(1), () -> 5)).hasSize(2);
    }

    @Test
    void anAlarmEndsWhenTheWindowHasMovedOn() {
        ScoreDrift drift = drift(1, 2_000);
        SplittableRandom random = new SplittableRandom(1);
        ask(drift, 400, 0, random, () -> 2);
        assertThat(levels(drift)).containsExactly(DriftLevel.ALARM, DriftLevel.NONE);

        now.addAndGet(Duration.ofMinutes(30).toNanos());
        List<DriftChange> later = ask(drift, 400, 0, random, () -> 0);
        assertThat(later).as("half the window has drifted").isEmpty();
        now.addAndGet(Duration.ofMinutes(30).toNanos());
        List<DriftChange> over = ask(drift, 1, 0, random, () -> 0);

        assertThat(over).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(DriftLevel.ALARM);
            assertThat(change.now().level()).isEqualTo(DriftLevel.NONE);
            assertThat(change.isNews()).isTrue();
        });
        now.addAndGet(Duration.ofHours(2).toNanos());
        assertThat(levels(drift)).containsOnly(DriftLevel.UNKNOWN);
        assertThat(drift.rows()).isZero();
    }

    @Test
    void threadsLoseNoRowsAndHearOfEachChangeOnce() throws Exception {
        ScoreDrift drift = drift(1, 2_000);
        List<DriftChange> changes = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int seed = t;
                all.add(threads.submit(
                        () -> changes.addAll(ask(drift, 1_000, 0, new SplittableRandom(seed), () -> 2))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(drift.rows()).isEqualTo(4 * 1_000 * ROWS);
        assertThat(changes).hasSize(2);
        assertThat(levels(drift)).containsExactly(DriftLevel.ALARM, DriftLevel.NONE);
    }
}
