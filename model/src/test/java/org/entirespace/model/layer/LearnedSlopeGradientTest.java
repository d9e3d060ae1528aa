/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static java.util.Arrays.copyOfRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With slopes of either sign, and above 1. */
class LearnedSlopeGradientTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 5", "13, 9", "2, 33"})
    void itIsTheRectifierAndItsSlopeByInputsAndSlopes(int width, int rows) {
        for (long seed = 1; seed <= 3; seed++) {
            Blueprint blueprint = new Blueprint(width + 2, 1);
            Span whole = blueprint.whole(Tape.INPUT);
            int slopes = blueprint.reserve(width + 1) + 1;
            blueprint.add(new LearnedSlope(whole.part(1, width), slopes, blueprint.kept(whole), blueprint.kept(whole)));
            new Probe(blueprint, whole, seed).check(rows, (x, p, row) -> {
                double[] y = x.clone();
                double[] a = copyOfRange(p, 1, 1 + width);
                double[] h = TwinLayers.rectified(copyOfRange(x, 1, 1 + width), width == 1 ? new double[] {a[0]} : a);
                System.arraycopy(h, 0, y, 1, width);
                return y;
            });
        }
    }
}
