/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.entirespace.data.duck.Row;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is computed of counted numbers is, bit for bit, what the database computes of all rows. */
@ExtendWith(SharedDuck.class)
class ValueCountsReferenceTest {

    private static final String FROM = " FROM prep.numbers";
    private static final String COUNTED = " FROM (SELECT x, 1 AS n FROM prep.numbers)";

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsGiveTheBitsOfAllRows(long seed, TestLog duck) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(1, 3000);
        int distinct = random.nextInt(1, 60);
        double[] pool = random.doubles(distinct, -1e3, 1e6)
                .map(x -> Math.rint(x * 7) / 7)
                .toArray();
        String values = IntStream.range(0, rows)
                .mapToObj(i -> random.nextInt(10) == 0 ? "(NULL)" : "('" + pool[random.nextInt(distinct)] + "')")
                .collect(Collectors.joining(", "));
        duck.session()
                .execute(
                        "numbers",
                        "CREATE OR REPLACE TABLE prep.numbers AS SELECT CAST(v AS DOUBLE) AS x FROM (VALUES (NULL), ('1'), "
                                + values + ") t(v)");

        ValueCounts counts = ValueCounts.read(duck.session(), "count", COUNTED).orElseThrow();

        assertThat(Moments.of(counts)).isEqualTo(Moments.ofAll(duck.session(), "all", FROM));
        for (int buckets : new int[] {2, 3, 7, 10, 20, 24, 100}) {
            for (int i = 1; i < buckets; i++) {
                Row row = duck.row("SELECT quantile_disc(x, " + i + "/" + buckets + "::DOUBLE)" + FROM);
                assertThat(counts.quantile((double) i / buckets)).isEqualTo(row.real(0));
            }
        }
    }
}
