/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.entirespace.core.graph.SpaceConfusion.Measured;
import org.junit.jupiter.api.Test;

class SpaceConfusionTest {

    /**
     * Ten clicked rows: four with the global action, of which two have the local one and two buy; of the six others one buys. So
     * l = 0.2, g = 0.4, r1 = 1/2, r0 = 1/6.
     */
    private static final byte[] LOCAL = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final byte[] GLOBAL = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
    private static final byte[] PURCHASE = {1, 0, 1, 0, 1, 0, 0, 0, 0, 0};

    @Test
    void figuresAreThoseCountedByHand() {
        Measured found = measured(of(LOCAL, GLOBAL, PURCHASE));

        assertThat(found.counts()).isEqualTo(new SpaceConfusion.Counts(10, 10, 2, 4, 3, 2, 0));
        assertThat(found.local().value()).isEqualTo(0.2);
        assertThat(found.global().value()).isEqualTo(0.4);
        assertThat(found.purchaseWithGlobal().value()).isEqualTo(0.5);
        assertThat(found.purchaseWithoutGlobal().value()).isEqualTo(1 / 6.0);
        assertThat(found.truth().value()).isCloseTo(0.3, within(1e-15));
        assertThat(found.estimate().value()).isCloseTo(0.1 + 0.8 / 6, within(1e-15));
        assertThat(found.bias().value()).isCloseTo(-0.2 / 3, within(1e-15));
    }

    /** Of a single rate of independent rows the delta method gives sqrt(p (1 - p) / (n - 1)). */
    @Test
    void theIntervalOfARateIsTheTextbooks() {
        Measured found = measured(of(LOCAL, GLOBAL, PURCHASE));

        double reach = 1.959963984540054 * Math.sqrt(0.4 * 0.6 / 9);
        assertThat(found.global().low()).isCloseTo(0.4 - reach, within(1e-12));
        assertThat(found.global().high()).isCloseTo(0.4 + reach, within(1e-12));
        assertThat(found.local().low()).isZero();
    }

    /** Four copies of each row within its group tell no more than one. */
    @Test
    void rowsOfOneGroupCountAsOneWitness() {
        Measured once = measured(of(LOCAL, GLOBAL, PURCHASE));
        Measured copied = measured(SpaceConfusion.of(
                clicks(40),
                copies(LOCAL),
                copies(GLOBAL),
                copies(PURCHASE),
                LongStream.range(0, 40).map(row -> row % 10).toArray()));

        assertThat(copied.bias().low()).isCloseTo(once.bias().low(), within(1e-12));
        assertThat(copied.bias().high()).isCloseTo(once.bias().high(), within(1e-12));
    }

    @Test
    void rowsWithoutAClickOrWithAnUnobservedLabelDoNotCount() {
        byte[] click = {0, 1, 1, -1, 1, 1, 1, 1, 1, 1};
        byte[] local = {1, 1, 0, 0, -1, 0, 0, 0, 0, 0};
        byte[] global = {1, 1, 1, 1, 0, -1, 0, 0, 0, 0};
        byte[] purchase = {1, 0, 1, 0, 1, 0, -1, 0, 0, 0};

        SpaceConfusion found = SpaceConfusion.of(click, local, global, purchase, groups(10));

        assertThat(measured(found).counts()).isEqualTo(new SpaceConfusion.Counts(5, 5, 1, 2, 1, 1, 0));
    }

    @Test
    void whatCannotBeMeasuredHasAReason() {
        byte[] none = new byte[10];
        byte[] all = clicks(10);

        assertThat(reason(SpaceConfusion.of(none, LOCAL, GLOBAL, PURCHASE, groups(10))))
                .isEqualTo("no clicked row has all three labels observed");
        assertThat(reason(of(none, none, PURCHASE))).isEqualTo("no global action on 10 clicked rows");
        assertThat(reason(of(LOCAL, all, PURCHASE))).isEqualTo("a global action on every one of 10 clicked rows");
        assertThat(reason(of(LOCAL, GLOBAL, none))).isEqualTo("no purchase on 10 clicked rows");
        assertThat(reason(SpaceConfusion.of(all, LOCAL, GLOBAL, PURCHASE, new long[10])))
                .isEqualTo("all clicked rows are of one group, which gives no interval");
    }

    @Test
    void aLocalActionWithoutTheGlobalOneIsCounted() {
        byte[] many = {1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
        byte[] few = {0, 1, 0, 0, 0, 0, 0, 0, 0, 0};

        assertThat(measured(of(many, few, PURCHASE)).counts().localWithoutGlobal())
                .isEqualTo(2);
    }

    @Test
    void columnsOfDifferentLengthsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpaceConfusion.of(clicks(9), LOCAL, GLOBAL, PURCHASE, groups(10)))
                .withMessageContaining("9");
        assertThatIllegalArgumentException().isThrownBy(() -> new SpaceConfusion.Figure(0.5, 0.6, 0.7));
    }

    private static SpaceConfusion of(byte[] local, byte[] global, byte[] purchase) {
        return SpaceConfusion.of(clicks(10), local, global, purchase, groups(10));
    }

    private static Measured measured(SpaceConfusion confusion) {
        return confusion.fold(found -> found, none -> {
            throw new AssertionError(none.reason());
        });
    }

    private static String reason(SpaceConfusion confusion) {
        return confusion.fold(found -> "measured", SpaceConfusion.Undefined::reason);
    }

    private static byte[] copies(byte[] rows) {
        byte[] copied = new byte[4 * rows.length];
        for (int i = 0; i < copied.length; i++) {
            copied[i] = rows[i % rows.length];
        }
        return copied;
    }

    private static byte[] clicks(int rows) {
        byte[] ones = new byte[rows];
        Arrays.fill(ones, (byte) 1);
        return ones;
    }

    private static long[] groups(int rows) {
        return LongStream.range(0, rows).toArray();
    }
}
