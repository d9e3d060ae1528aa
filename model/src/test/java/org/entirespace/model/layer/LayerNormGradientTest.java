/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static java.util.Arrays.copyOfRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerNormGradientTest {

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "3, 2, 5", "7, 3, 9", "16, 1, 33", "1, 4, 3"})
    void eachGroupOfEachRowIsNormalizedAndHasThatSlope(int group, int groups, int rows) {
        int width = group * groups;
        for (long seed = 1; seed <= 3; seed++) {
            Blueprint blueprint = new Blueprint(width + 2, 1);
            Span whole = blueprint.whole(Tape.INPUT);
            int gain = blueprint.reserve(width);
            int bias = blueprint.reserve(width);
            int normalized = blueprint.kept(whole);
            blueprint.add(new LayerNorm(whole.part(1, width), group, gain, bias, normalized, blueprint.kept(groups)));
            new Probe(blueprint, whole, seed).check(rows, (x, p, row) -> {
                double[] y = x.clone();
                for (int g = 0; g < groups; g++) {
                    int from = g * group;
                    double[] part = TwinLayers.normalized(
                            copyOfRange(x, 1 + from, 1 + from + group),
                            copyOfRange(p, from, from + group),
                            copyOfRange(p, width + from, width + from + group));
                    System.arraycopy(part, 0, y, 1 + from, group);
                }
                return y;
            });
        }
    }
}
