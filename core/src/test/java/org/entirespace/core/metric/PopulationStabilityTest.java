/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PopulationStabilityTest {

    private static double psi(long[] expected, long[] found) {
        return PopulationStability.of(expected, found).value().orElseThrow();
    }

    /** (0.75 - 0.5) ln 1.5 + (0.25 - 0.5) ln 0.5 = 0.25 (0.405465 + 0.693147), by hand. */
    @Test
    void isWhatAHandComputes() {
        assertThat(psi(new long[] {500, 500}, new long[] {750, 250})).isCloseTo(0.274653, within(1e-6));
    }

    /** (0.5 - 0.1) ln 5 + (0.5 - 0.9) ln(5/9), by hand: 0.4 (1.609438 + 0.587787). */
    @Test
    void sharesCountNotRows() {
        assertThat(psi(new long[] {10, 90}, new long[] {2, 2})).isCloseTo(0.878890, within(1e-6));
    }

    /** (0.9 - 0.0005) ln(0.9 / 0.0005) + (0.1 - 1) ln 0.1, by hand. */
    @Test
    void anEmptyBinIsHalfARow() {
        assertThat(psi(new long[] {0, 1000}, new long[] {900, 100})).isCloseTo(8.814567, within(1e-5));
        assertThat(psi(new long[] {0, 10, 0}, new long[] {0, 7, 0})).isZero();
    }

    /** Two divergences of Kullback and Leibler, one in each direction, in another order of sums. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isTheSumOfBothDivergences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] a = random.longs(12, 1, 1000).toArray();
        long[] b = random.longs(12, 1, 1000).toArray();

        assertThat(psi(a, b)).isCloseTo(divergence(a, b) + divergence(b, a), within(1e-12));
        assertThat(psi(b, a)).isCloseTo(psi(a, b), within(1e-12));
        assertThat(psi(a, a)).isZero();
    }

    /** KL(p, q) = H(p, q) - H(p): cross-entropy less entropy. */
    private static double divergence(long[] p, long[] q) {
        double rowsP = LongStream.of(p).sum();
        double rowsQ = LongStream.of(q).sum();
        double crossEntropy = 0;
        double entropy = 0;
        for (int i = 0; i < p.length; i++) {
            crossEntropy -= p[i] / rowsP * (Math.log((double) q[i]) - Math.log(rowsQ));
            entropy -= p[i] / rowsP * (Math.log((double) p[i]) - Math.log(rowsP));
        }
        return crossEntropy - entropy;
    }

    /** The mean over draws of one distribution is what chance makes of it. */
    @Test
    void byChanceItIsAboutTheBinsLessOneOverTheRows() {
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        int draws = 400;
        for (int d = 0; d < draws; d++) {
            long[] e = new long[10];
            long[] f = new long[10];
            random.ints(4000, 0, 10).forEach(bin -> e[bin]++);
            random.ints(2000, 0, 10).forEach(bin -> f[bin]++);
            sum += psi(e, f);
        }
        assertThat(sum / draws).isCloseTo(9 * (1.0 / 4000 + 1.0 / 2000), within(0.0005));
    }

    @Test
    void withoutRowsItIsUndefined() {
        assertThat(PopulationStability.of(new long[] {0, 0}, new long[] {1, 0}).value())
                .isEmpty();
        assertThat(PopulationStability.of(new long[] {1, 0}, new long[] {0, 0}).value())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PopulationStability.of(new long[2], new long[3]))
                .withMessageContaining("3 bins, expected 2");
    }

    static LongStream seeds() {
        return Rows.seeds();
    }
}
