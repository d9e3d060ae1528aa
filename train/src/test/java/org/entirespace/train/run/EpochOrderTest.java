/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1023, 1024, 1025, 70_000, 140_001})
    void everySampleIsVisitedOnce(int rows) {
        int[] order = whole(rows, 7, 3);

        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertThat(sorted).isEqualTo(IntStream.range(0, rows).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 140_001})
    void theOrderFollowsFromSeedAndEpoch(int rows) {
        int[] order = whole(rows, 7, 3);

        assertThat(whole(rows, 7, 3)).isEqualTo(order);
        assertThat(whole(rows, 7, 4)).isNotEqualTo(order);
        assertThat(whole(rows, 8, 3)).isNotEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neighboursInTheFileAreTornApart(long seed) {
        int[] order = whole(140_001, seed, 1);

        long kept = IntStream.range(1, order.length)
                .filter(i -> order[i] == order[i - 1] + 1)
                .count();
        // one pair is expected to stay by chance in a window of 65,536
        assertThat(kept).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1023, 1024, 1025, 65_535, 65_536, 65_537, 70_000, 131_072, 400_003})
    void theOrderIsThatOfShufflingAllAtOnce(int rows) {
        for (int epoch : new int[] {1, 2, 9}) {
            assertThat(whole(rows, 11, epoch)).isEqualTo(allAtOnce(rows, 11, epoch));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 65_535, 65_536, 65_537, 131_072, 150_000, 200_000})
    void aVisitGoesOnWhereAnotherWasLeft(int position) {
        int rows = 200_000;
        EpochOrder.Visit visit = new EpochOrder(rows, 5).of(2, position);
        int[] rest = new int[rows - position];

        assertThat(visit.position()).isEqualTo(position);
        assertThat(visit.next(rest, rest.length)).isEqualTo(rest.length);
        assertThat(rest).isEqualTo(Arrays.copyOfRange(whole(rows, 5, 2), position, rows));
        assertThat(visit.next(rest, 1)).isZero();
        assertThat(visit.position()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void aPositionBeyondTheSamplesIsRefused(int position) {
        assertThatThrownBy(() -> new EpochOrder(100, 5).of(2, position)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Runs of 1 to 30 samples, and one that is longer than a stretch. */
    private static BitSet runs(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        BitSet runs = new BitSet();
        for (int begin = 0; begin < rows; begin += begin == 0 ? 2500 : 1 + random.nextInt(30)) {
            runs.set(begin);
        }
        return runs;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1023, 1024, 1025, 2501, 65_536, 70_000, 200_003})
    void runsAreShuffledWholeAndEverySampleIsVisitedOnce(int rows) {
        BitSet runs = runs(rows);
        int[] order = whole(new EpochOrder(rows, 7, runs), rows, 3);

        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertThat(sorted).isEqualTo(IntStream.range(0, rows).toArray());
        for (int at = 0; at < rows; at++) {
            boolean pieceOfTheLongOne = order[at] < 2500 && order[at] % EpochOrder.STRETCH == 0;
            if (!runs.get(order[at]) && !pieceOfTheLongOne) {
                assertThat(order[at - 1]).isEqualTo(order[at] - 1);
            }
        }
    }

    @Test
    void neighbouringRunsAreTornApart() {
        int rows = 200_003;
        BitSet runs = runs(rows);
        int[] order = whole(new EpochOrder(rows, 7, runs), rows, 1);

        long kept = IntStream.range(1, rows)
                .filter(at -> runs.get(order[at]) && order[at - 1] == order[at] - 1)
                .count();
        assertThat(runs.cardinality()).isGreaterThan(10_000);
        assertThat(kept).isLessThan(30);
        assertThat(whole(new EpochOrder(rows, 7, runs), rows, 1)).isEqualTo(order);
        assertThat(whole(new EpochOrder(rows, 7, runs), rows, 2)).isNotEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1024, 65_537, 140_001})
    void runsOfOneSampleEachGoTheWayOfSamples(int rows) {
        BitSet runs = new BitSet();
        runs.set(0, rows);

        assertThat(whole(new EpochOrder(rows, 7, runs), rows, 3)).isEqualTo(whole(rows, 7, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 65_000, 65_536, 150_000, 200_000})
    void aVisitOfRunsGoesOnInTheMiddleOfOne(int position) {
        int rows = 200_000;
        EpochOrder order = new EpochOrder(rows, 5, runs(rows));
        int[] rest = new int[rows - position];

        assertThat(order.of(2, position).next(rest, rest.length)).isEqualTo(rest.length);
        assertThat(rest).isEqualTo(Arrays.copyOfRange(whole(order, rows, 2), position, rows));
    }

    /** The order by batches of a size that divides no window. */
    private static int[] whole(int rows, long seed, int epoch) {
        return whole(new EpochOrder(rows, seed), rows, epoch);
    }

    private static int[] whole(EpochOrder epochs, int rows, int epoch) {
        EpochOrder.Visit visit = epochs.of(epoch);
        int[] order = new int[rows];
        int[] batch = new int[1000];
        int at = 0;
        for (int n = visit.next(batch, 999); n > 0; n = visit.next(batch, 999)) {
            System.arraycopy(batch, 0, order, at, n);
            at += n;
        }
        assertThat(at).isEqualTo(rows);
        return order;
    }

    /** The twin: all stretches shuffled, written out, and shuffled window by window, in one array. */
    private static int[] allAtOnce(int rows, long seed, int epoch) {
        SplittableRandom random = new SplittableRandom(seed + 0x9e3779b97f4a7c15L * epoch);
        int[] stretches = IntStream.range(0, (rows + 1023) / 1024).toArray();
        shuffle(stretches, 0, stretches.length, random);
        int[] order = IntStream.of(stretches)
                .flatMap(s -> IntStream.range(s * 1024, Math.min(rows, (s + 1) * 1024)))
                .toArray();
        for (int from = 0; from < rows; from += 65_536) {
            shuffle(order, from, Math.min(rows, from + 65_536), random);
        }
        return order;
    }

    private static void shuffle(int[] values, int from, int to, SplittableRandom random) {
        for (int i = to - 1; i > from; i--) {
            int j = random.nextInt(from, i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
