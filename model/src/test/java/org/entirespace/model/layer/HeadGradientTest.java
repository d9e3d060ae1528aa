/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static java.util.Arrays.copyOfRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadGradientTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "7, 9", "16, 33"})
    void itIsTheProductWithTheWeightAndItsSlope(int width, int rows) {
        for (long seed = 1; seed <= 3; seed++) {
            Blueprint blueprint = new Blueprint(width + 2, 1);
            int weight = blueprint.reserve(width + 1) + 1;
            int bias = blueprint.reserve(1);
            Span out = blueprint.whole(Tape.LOGITS);
            blueprint.add(new Head(blueprint.whole(Tape.INPUT).part(2, width), out, weight, bias));
            new Probe(blueprint, out, seed).check(rows, (x, p, row) -> new double[] {
                p[bias] + TwinLayers.product(copyOfRange(x, 2, 2 + width), copyOfRange(p, weight, weight + width))
            });
        }
    }
}
