/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlidingCountsTest {

    private static final long BEGIN = -77; // a clock of nanoseconds may begin anywhere

    @Test
    void countsLeaveTheWindowWhenItsLengthHasPassed() {
        SlidingCounts counts = new SlidingCounts(2, 600, BEGIN);
        counts.add(new long[] {1, 10});
        counts.moveTo(BEGIN + 300);
        counts.add(new long[] {2, 20});

        counts.moveTo(BEGIN + 599);
        assertThat(counts.sums(0, 2)).containsExactly(3, 30);
        counts.moveTo(BEGIN + 600);
        assertThat(counts.sums(0, 2)).containsExactly(2, 20);
        counts.moveTo(BEGIN + 899);
        assertThat(counts.sum(1)).isEqualTo(20);
        counts.moveTo(BEGIN + 1_000_000);
        assertThat(counts.sums(0, 2)).containsExactly(0, 0);
    }

    @Test
    void aMomentThatHasPassedIsTakenForNow() {
        SlidingCounts counts = new SlidingCounts(1, 600, BEGIN);
        counts.moveTo(BEGIN + 500);
        counts.moveTo(BEGIN - 1000);
        counts.add(new long[] {1});

        counts.moveTo(BEGIN + 1_099);
        assertThat(counts.sum(0)).isEqualTo(1);
        counts.moveTo(BEGIN + 1_100);
        assertThat(counts.sum(0)).isZero();
    }

    private record Event(long time, long count) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsAreThoseOfAListThatIsSearched(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SlidingCounts counts = new SlidingCounts(1, 6_000, BEGIN);
        List<Event> events = new ArrayList<>();
        long now = BEGIN;
        for (int i = 0; i < 500; i++) {
            now += random.nextInt(20) == 0 ? random.nextLong(9_000) : random.nextLong(60);
            counts.moveTo(now);
            Event event = new Event(now, random.nextLong(5));
            events.add(event);
            counts.add(new long[] {event.count()});

            long step = Math.floorDiv(now - BEGIN, 100);
            long expected = events.stream()
                    .filter(e -> Math.floorDiv(e.time() - BEGIN, 100) > step - 60)
                    .mapToLong(Event::count)
                    .sum();
            assertThat(counts.sum(0)).isEqualTo(expected);
        }
    }

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 10));
    }
}
