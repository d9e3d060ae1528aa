/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Places against those found by trying all. */
class SpreadReferenceTest {

    private static final int LOW = 0;
    private static final int HIGH = 14;

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 100));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noOtherPlacesAreNearer(long seed) {
        var random = new SplittableRandom(seed);
        List<Spread.Wish> wishes = new ArrayList<>();
        int size = random.nextInt(1, 5);
        for (int i = 0; i < size; i++) {
            wishes.add(new Spread.Wish(random.nextDouble(-4, 18), random.nextInt(1, 4), random.nextInt(1, 4)));
        }

        int[] places = Spread.within(wishes, LOW, HIGH);

        for (int i = 0; i < size; i++) {
            assertThat(places[i]).isBetween(LOW, HIGH);
            if (i > 0) {
                assertThat(places[i] - places[i - 1])
                        .isGreaterThanOrEqualTo(wishes.get(i).apart());
            }
        }
        assertThat(cost(wishes, places)).isCloseTo(least(wishes, new int[size], 0), Offset.offset(1e-9));
    }

    @Test
    void whereThereIsNoRoomTheDistancesAreKeptFromTheLowEndOn() {
        var wish = new Spread.Wish(0, 1, 5);

        assertThat(Spread.within(List.of(wish, wish, wish), 0, 7)).containsExactly(0, 5, 10);
    }

    private static double least(List<Spread.Wish> wishes, int[] places, int at) {
        if (at == places.length) {
            return cost(wishes, places);
        }
        double least = Double.POSITIVE_INFINITY;
        int first = at == 0 ? LOW : places[at - 1] + wishes.get(at).apart();
        for (int place = first; place <= HIGH; place++) {
            places[at] = place;
            least = Math.min(least, least(wishes, places, at + 1));
        }
        return least;
    }

    private static double cost(List<Spread.Wish> wishes, int[] places) {
        double cost = 0;
        for (int i = 0; i < places.length; i++) {
            double off = places[i] - wishes.get(i).wanted();
            cost += wishes.get(i).weight() * off * off;
        }
        return cost;
    }
}
