/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static java.util.Arrays.copyOfRange;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixtureGradientTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 5", "3, 7, 9", "5, 2, 33"})
    void itIsTheMixtureAndItsSlopeByGateAndExperts(int experts, int width, int rows) {
        for (long seed = 1; seed <= 3; seed++) {
            Blueprint blueprint = new Blueprint(experts + experts * width, width);
            blueprint.reserve(1);
            Span in = blueprint.whole(Tape.INPUT);
            Span out = blueprint.whole(Tape.LOGITS);
            List<Span> spans = new ArrayList<>();
            for (int e = 0; e < experts; e++) {
                spans.add(in.part(experts + e * width, width));
            }
            blueprint.add(new Mixture(in.part(0, experts), spans, out));
            new Probe(blueprint, out, seed).check(rows, (x, p, row) -> {
                double[][] h = new double[experts][];
                for (int e = 0; e < experts; e++) {
                    h[e] = copyOfRange(x, experts + e * width, experts + (e + 1) * width);
                }
                return TwinLayers.mixture(copyOfRange(x, 0, experts), h);
            });
        }
    }
}
