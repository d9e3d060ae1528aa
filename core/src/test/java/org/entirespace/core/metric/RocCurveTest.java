/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.entirespace.core.metric.RocCurve.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RocCurveTest {

    @Test
    void everyThresholdIsAVertexAndTiesAreOneSlantedStretch() {
        Rows rows = Rows.of(new double[] {3, 2, 2, 1}, 1, 1, 0, 0);

        assertThat(RocCurve.of(rows.predictions(), 200).points())
                .containsExactly(new Point(0, 0), new Point(0, 0.5), new Point(0.5, 1), new Point(1, 1));
    }

    @Test
    void oneClassHasNoCurve() {
        assertThat(RocCurve.of(Rows.of(new double[] {1, 2}, 1, 1).predictions(), 200)
                        .points())
                .isEmpty();
        assertThat(RocCurve.of(Rows.of(new double[0]).predictions(), 200).area())
                .isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withoutThinningTheAreaIsTheAuc(long seed) {
        Rows rows = Rows.random(seed, 300, 60, 5);

        assertThat(RocCurve.of(rows.predictions(), 1000).area()).isEqualTo(rows.slowAuc(), within(1e-12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thinningKeepsTheShape(long seed) {
        Predictions predictions = Rows.random(seed, 20_000, 1_000_000_000, 5).predictions();
        RocCurve exact = RocCurve.of(predictions, 30_000);
        RocCurve thinned = RocCurve.of(predictions, 200);

        assertThat(exact.points()).hasSizeGreaterThan(1000);
        assertThat(thinned.points()).hasSize(200).startsWith(new Point(0, 0)).endsWith(new Point(1, 1));
        assertThat(thinned.area()).isEqualTo(Auc.of(predictions).value().orElseThrow(), within(2e-4));
        assertThat(exact.points()).containsAll(thinned.points());
        for (Point point : exact.points()) {
            assertThat(heightAt(thinned, point.falsePositiveRate()) - point.truePositiveRate())
                    .isBetween(-0.03, 0.03);
        }
    }

    @Test
    void aCurveHasAtLeastItsTwoEnds() {
        assertThatThrownBy(() -> RocCurve.of(Rows.of(new double[0]).predictions(), 1))
                .hasMessageContaining("expected at least 2");
    }

    /** The middle of a vertical stretch, otherwise the height of the line. */
    private static double heightAt(RocCurve curve, double x) {
        double low = 1;
        double high = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            Point left = curve.points().get(i - 1);
            Point right = curve.points().get(i);
            if (left.falsePositiveRate() <= x && x <= right.falsePositiveRate()) {
                double width = right.falsePositiveRate() - left.falsePositiveRate();
                double share = width == 0 ? 0.5 : (x - left.falsePositiveRate()) / width;
                double height = left.truePositiveRate() + share * (right.truePositiveRate() - left.truePositiveRate());
                low = Math.min(low, height);
                high = Math.max(high, height);
            }
        }
        return (low + high) / 2;
    }

    static LongStream seeds() {
        return Rows.seeds().limit(10);
    }
}
