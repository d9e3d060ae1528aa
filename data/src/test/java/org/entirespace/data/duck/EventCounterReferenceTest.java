/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts are what looking at every event gives, whatever the keys, the order of asking and the window. */
class EventCounterReferenceTest {

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsAreThoseOfLookingAtEveryEvent(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        long spread = new long[] {1, 3, 1_000_003, Long.MAX_VALUE / 70}[(int) (seed % 4)];
        long[][] events = new long[random.nextInt(400)][];
        for (int i = 0; i < events.length; i++) {
            events[i] = new long[] {(random.nextInt(60) - 30) * spread, random.nextInt(1000) - 500};
        }
        Arrays.sort(events, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        long window = random.nextInt(3) * 100L;
        EventCounter counter = counter(events, window);
        long time = -600;
        for (int i = 0; i < 2000; i++) {
            // mostly forward, sometimes anywhere, as a log does
            time = random.nextInt(20) == 0 || time > 600 ? random.nextInt(1300) - 650 : time + random.nextInt(4);
            long key = (random.nextInt(70) - 35) * spread;
            long asked = time;
            long expected = Arrays.stream(events)
                    .filter(e -> e[0] == key && e[1] >= asked - window && e[1] < asked)
                    .count();
            assertThat(counter.before(key, time)).isEqualTo((int) expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, Long.MAX_VALUE, Long.MIN_VALUE})
    void withoutEventsNothingIsCounted(long key) throws Exception {
        assertThat(counter(new long[0][], 10).before(key, 5)).isZero();
    }

    private static EventCounter counter(long[][] events, long window) throws Exception {
        try (DuckDBConnection connection =
                        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE e (k BIGINT, t BIGINT)");
            for (long[] event : events) {
                statement.execute("INSERT INTO e VALUES (" + event[0] + ", " + event[1] + ")");
            }
            int keys =
                    (int) Arrays.stream(events).mapToLong(e -> e[0]).distinct().count();
            return EventCounter.read(
                    connection, new CountJob(0, "SELECT k, t FROM e ORDER BY k, t", keys, events.length, window));
        }
    }
}
