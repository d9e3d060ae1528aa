/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static java.util.Arrays.copyOfRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RectifiedGradientTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, 7, 5", "0.01, 13, 9", "0.5, 2, 33"})
    void itIsTheRectifierAndItsSlopeInSomeColumnsOnly(float slope, int width, int rows) {
        for (long seed = 1; seed <= 3; seed++) {
            Blueprint blueprint = new Blueprint(width + 2, 1);
            Span whole = blueprint.whole(Tape.INPUT);
            blueprint.add(new Rectified(whole.part(1, width), slope));
            new Probe(blueprint, whole, seed).check(rows, (x, p, row) -> {
                double[] y = x.clone();
                double[] h = TwinLayers.rectified(copyOfRange(x, 1, 1 + width), slope);
                System.arraycopy(h, 0, y, 1, width);
                return y;
            });
        }
    }
}
