/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entirespace.model.layer.Arrangement.APART;
import static org.entirespace.model.layer.Arrangement.sharing;
import static org.entirespace.model.layer.Run.block;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.DensePart;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Sharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters at the start. */
class LayeredPartStartTest {

    static List<Arrangement> arrangements() {
        return Arrangement.all().toList();
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void theSameSeedStartsTheSameAndAnotherOtherwise(Arrangement arrangement) {
        LayeredPart part = arrangement.part();
        float[] one = new float[part.parameters()];
        float[] same = new float[part.parameters()];
        float[] other = new float[part.parameters()];
        part.initialize(one, new SplittableRandom(1));
        part.initialize(same, new SplittableRandom(1));
        part.initialize(other, new SplittableRandom(2));

        assertThat(same).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void expertsAreDrawnForThemselvesByHeAndGatesByTheirFanIn() {
        int inputs = 200;
        Sharing sharing = new Sharing(Sharing.Kind.MMOE, 4, 1, 1, List.of(100));
        LayeredPart part = LayeredPart.of(
                inputs, 1, new DenseOptions(List.of(10), Activation.PRELU, Normalization.LAYER, 0, sharing), APART);
        float[] parameters = new float[part.parameters()];
        part.initialize(parameters, new SplittableRandom(1));
        int wide = 4 * 100 + 3 * 4;

        for (int e = 0; e < 4; e++) {
            float[] weight = block(parameters, new DensePart.Block(e * 100, inputs, wide, 100));
            assertThat(deviation(weight)).isCloseTo(Math.sqrt(2.0 / inputs), within(2e-3));
            for (int d = 0; d < e; d++) {
                float[] others = block(parameters, new DensePart.Block(d * 100, inputs, wide, 100));
                assertThat(others).isNotEqualTo(weight);
                assertThat(correlation(weight, others)).isCloseTo(0, within(0.03));
            }
        }
        float[] gates = block(parameters, new DensePart.Block(400, inputs, wide, 12));
        assertThat(deviation(gates)).isCloseTo(Math.sqrt(1.0 / inputs), within(3e-3));
        int at = inputs * wide;
        assertThat(Arrays.copyOfRange(parameters, at, at + wide)).containsOnly(0f);
        assertThat(Arrays.copyOfRange(parameters, at + wide, at + wide + 400)).containsOnly(1f);
        assertThat(Arrays.copyOfRange(parameters, at + wide + 400, at + wide + 800))
                .containsOnly(0f);
        assertThat(Arrays.copyOfRange(parameters, at + wide + 800, at + wide + 1200))
                .containsOnly(0.25f);
        assertThat(Arrays.copyOfRange(parameters, part.headBiasOffset(), parameters.length))
                .containsOnly(0f);
    }

    private static double deviation(float[] values) {
        return Math.sqrt(TwinLayers.product(Slopes.doubles(values), Slopes.doubles(values)) / values.length);
    }

    private static double correlation(float[] left, float[] right) {
        return TwinLayers.product(Slopes.doubles(left), Slopes.doubles(right))
                / (left.length * deviation(left) * deviation(right));
    }
}
