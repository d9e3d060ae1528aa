/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1023, 1024, 1025, 70_000, 140_001})
    void everySampleIsVisitedOnce(int rows) {
        int[] order = new EpochOrder(rows, 7).of(3);

        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertThat(sorted).isEqualTo(IntStream.range(0, rows).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 140_001})
    void theOrderFollowsFromSeedAndEpoch(int rows) {
        int[] order = new EpochOrder(rows, 7).of(3);

        assertThat(new EpochOrder(rows, 7).of(3)).isEqualTo(order);
        assertThat(new EpochOrder(rows, 7).of(4)).isNotEqualTo(order);
        assertThat(new EpochOrder(rows, 8).of(3)).isNotEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neighboursInTheFileAreTornApart(long seed) {
        int[] order = new EpochOrder(140_001, seed).of(1);

        long kept = IntStream.range(1, order.length)
                .filter(i -> order[i] == order[i - 1] + 1)
                .count();
        // one pair is expected to stay by chance in a window of 65,536
        assertThat(kept).isLessThan(30);
    }
}
