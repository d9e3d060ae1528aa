/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.entirespace.model.tower.Precision;

/** What counts as equal to a result in double precision. */
final class Close {

    private Close() {}

    /** Within what the precision explains, as a share of the largest number: sums cancel, and the mask may flip near 0. */
    static void assertClose(Precision precision, float[] actual, double[] expected, String name) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0) + 0.1;
        double total = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(actual[i] - expected[i]) / scale;
            if (precision == Precision.FLOAT32) {
                assertThat(error)
                        .as("%s [%d]: %s, expected %s", name, i, actual[i], expected[i])
                        .isLessThan(1e-5);
            }
            total += error;
        }
        assertThat(total / expected.length).as(name).isLessThan(5e-2);
    }
}
