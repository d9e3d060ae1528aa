/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropoutGradientTest {

    @ParameterizedTest
    @CsvSource({"0.5, 1, 1", "0.2, 7, 5", "0.9, 13, 9", "0.3, 2, 33"})
    void keptUnitsAreScaledDroppedOnesAreZeroAndGradientsFollow(double probability, int width, int rows) {
        for (long seed = 1; seed <= 3; seed++) {
            Blueprint blueprint = new Blueprint(width + 2, 1);
            blueprint.reserve(1);
            Span whole = blueprint.whole(Tape.INPUT);
            blueprint.add(new Dropout(whole.part(1, width), 4, probability, blueprint.kept(whole)));
            long passSeed = seed;
            new Probe(blueprint, whole, seed).check(rows, (x, p, row) -> {
                double[] y = x.clone();
                for (int j = 0; j < width; j++) {
                    y[1 + j] *= Dropout.keeps(passSeed, 4, row, j, probability) ? 1 / (1 - probability) : 0;
                }
                return y;
            });
        }
    }
}
