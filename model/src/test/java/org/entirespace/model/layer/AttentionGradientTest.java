/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static java.util.Arrays.copyOfRange;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionGradientTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 5", "3, 7, 9", "4, 2, 33"})
    void itIsTheAttentionAndItsSlopeByValuesKeysAndQueries(int members, int width, int rows) {
        int wide = 3 * width;
        for (long seed = 1; seed <= 3; seed++) {
            Blueprint blueprint = new Blueprint(members * wide + 1, width);
            blueprint.reserve(1);
            Span in = blueprint.whole(Tape.INPUT);
            Span out = blueprint.whole(Tape.LOGITS);
            List<Span> spans = new ArrayList<>();
            for (int u = 0; u < members; u++) {
                spans.add(in.part(1 + u * wide, wide));
            }
            blueprint.add(new Attention(spans, blueprint.node(members), out));
            new Probe(blueprint, out, seed).check(rows, (x, p, row) -> {
                double[][] vkq = new double[members][];
                for (int u = 0; u < members; u++) {
                    vkq[u] = copyOfRange(x, 1 + u * wide, 1 + (u + 1) * wide);
                }
                return TwinLayers.attention(vkq);
            });
        }
    }
}
