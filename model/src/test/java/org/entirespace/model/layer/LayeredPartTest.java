/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entirespace.model.layer.Arrangement.APART;
import static org.entirespace.model.layer.Arrangement.CHAIN;
import static org.entirespace.model.layer.Arrangement.TIED;
import static org.entirespace.model.layer.Arrangement.places;
import static org.entirespace.model.layer.Arrangement.plain;
import static org.entirespace.model.layer.Arrangement.sharing;
import static org.entirespace.model.layer.Arrangement.with;
import static org.entirespace.model.layer.Run.copy;
import static org.entirespace.model.layer.Run.draw;
import static org.entirespace.model.layer.Run.hidden;
import static org.entirespace.model.layer.Run.indices;
import static org.entirespace.model.layer.Run.squares;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.HeadPlace;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.TowerShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayeredPartTest {

    private static final TowerEngine ENGINE = TowerLibrary.over(MatrixLibrary.fastest());
    private static final int TOWER = 4 * 3 + 3; // between the layers of a tower, and its last biases

    static List<Arrangement> arrangements() {
        return Arrangement.all().toList();
    }

    @Test
    void parametersAreAsManyAsTheFormulasSay() {
        int heads = 3 * (3 + 1);
        int expert = 6 * 5 + 5 + 5 * 4 + 4; // of the input, without gates
        int deeper = 4 * 5 + 5 + 5 * 4 + 4; // of a level's mixture
        int onInput = 6 * 4 + 4 + TOWER;
        int onExperts = 4 * 4 + 4 + TOWER;

        assertThat(count(plain(Sharing.towers()), APART)).isEqualTo(3 * onInput + heads);
        assertThat(count(with(Activation.PRELU, Normalization.NONE, 0.5, Sharing.towers()), APART))
                .isEqualTo(3 * (onInput + 4 + 3) + heads);
        assertThat(count(with(Activation.RELU, Normalization.LAYER, 0, Sharing.towers()), APART))
                .isEqualTo(3 * (onInput + 2 * (4 + 3)) + heads);
        assertThat(count(plain(Sharing.towers()), TIED)).isEqualTo(3 * onInput + 4 * (3 + 1));
        assertThat(count(plain(sharing(Sharing.Kind.SHARED_BOTTOM, 9, 9, 9)), APART))
                .isEqualTo(expert + 3 * onExperts + heads);
        assertThat(count(plain(sharing(Sharing.Kind.MMOE, 5, 9, 9)), APART))
                .isEqualTo(5 * expert + 3 * 5 * (6 + 1) + 3 * onExperts + heads);
        assertThat(count(plain(sharing(Sharing.Kind.PLE, 5, 2, 1)), APART))
                .isEqualTo((3 * 2 + 5) * expert + 3 * (2 + 5) * (6 + 1) + 3 * onExperts + heads);
        assertThat(count(plain(sharing(Sharing.Kind.PLE, 5, 2, 2)), APART))
                .isEqualTo((3 * 2 + 5) * (expert + deeper)
                        + (3 * (2 + 5) + 11) * (6 + 1)
                        + 3 * (2 + 5) * (4 + 1)
                        + 3 * onExperts
                        + heads);
        assertThat(count(plain(sharing(Sharing.Kind.AITM, 9, 9, 9)), CHAIN))
                .isEqualTo(3 * onInput + 2 * (1 + 3) * (3 * 3 + 3) + heads);
    }

    private static int count(DenseOptions options, List<HeadPlace> heads) {
        LayeredPart part = LayeredPart.of(6, 1, options, heads);
        assertThat(part.headBiasOffset()).isEqualTo(part.parameters() - heads.size());
        return part.parameters();
    }

    @Test
    void plainTowersLieAndComputeAsTheEnginesThatKnowThemDo() {
        TowerShape shape = new TowerShape(6, List.of(4, 3), 3);
        LayeredPart part = LayeredPart.of(6, 1, DenseOptions.plain(List.of(4, 3)), APART);
        assertThat(part.parameters()).isEqualTo(shape.parameters());
        for (int h = 0; h < 3; h++) {
            assertThat(part.hiddenOf(h)).isEqualTo(shape.hiddenOf(h));
        }
        for (TowerEngine engine : List.of(TowerLibrary.fastest(Precision.FLOAT32), ENGINE)) {
            float[] parameters = draw(shape.parameters(), 1);
            float[] x = draw(33 * 6, 2);
            float[] slope = draw(33 * 3, 3);
            Run expected = Run.of(shape, engine, parameters, x, slope);
            Run found = Run.of(part, engine, parameters, x, slope);

            Slopes.assertClose("logits", found.logits(), Slopes.doubles(expected.logits()), 1e-6);
            Slopes.assertClose("gradient", found.gradient(), Slopes.doubles(expected.gradient()), 2e-6);
            Slopes.assertClose("of the input", found.ofInput(), Slopes.doubles(expected.ofInput()), 2e-6);
        }
    }

    /** Tower 0 once with two heads, and once as two towers with the same parameters and a head each. */
    @Test
    void tiedHeadsAddTheirGradientsInTheLayersThatTheyShare() {
        DenseOptions options = with(Activation.PRELU, Normalization.LAYER, 0, Sharing.towers());
        LayeredPart tied = LayeredPart.of(6, 1, options, places("0", "0", "1"));
        LayeredPart apart = LayeredPart.of(6, 1, options, APART);
        float[] parameters = draw(tied.parameters(), 1);
        float[] copied = new float[apart.parameters()];
        for (int h = 0; h < 3; h++) {
            copy(parameters, tied.hiddenOf(h), copied, apart.hiddenOf(h));
        }
        int heads = 3 * 3 + 3;
        System.arraycopy(parameters, parameters.length - heads, copied, copied.length - heads, heads);
        float[] x = draw(20 * 6, 2);
        float[] slope = draw(20 * 3, 3);

        Run one = Run.of(tied, parameters, x, slope);
        Run two = Run.of(apart, copied, x, slope);

        Slopes.assertClose("logits", one.logits(), Slopes.doubles(two.logits()), 1e-6);
        double[] sum = new double[hidden(two.gradient(), apart, 0).length];
        float[] first = hidden(two.gradient(), apart, 0);
        float[] second = hidden(two.gradient(), apart, 1);
        Arrays.setAll(sum, j -> (double) first[j] + second[j]);
        assertThat(first).isNotEqualTo(second);
        Slopes.assertClose("of the shared layers", hidden(one.gradient(), tied, 0), sum, 2e-6);
        assertThat(hidden(one.gradient(), tied, 1)).isEqualTo(hidden(one.gradient(), tied, 0));
        assertThat(tied.hiddenOf(0)).isEqualTo(tied.hiddenOf(1)).isNotEqualTo(tied.hiddenOf(2));
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void theHiddenLayersOfHeadsHaveBlocksOfOneFormThatOnlyTheirTowerOwns(Arrangement arrangement) {
        LayeredPart part = arrangement.part();
        Set<Integer> taken = new HashSet<>();
        Set<Integer> towers = new HashSet<>();
        for (int h = 0; h < part.heads(); h++) {
            assertThat(part.hiddenOf(h).stream().map(b -> List.of(b.rows(), b.length())))
                    .containsExactlyElementsOf(part.hiddenOf(0).stream()
                            .map(b -> List.of(b.rows(), b.length()))
                            .toList());
            if (towers.add(arrangement.heads().get(h).tower())) {
                for (int place : indices(part.hiddenOf(h))) {
                    assertThat(taken.add(place)).isTrue();
                    assertThat(place).isBetween(0, part.headBiasOffset() - 1);
                }
            }
        }
    }

    /** What a head's own layers do to its logit, and to no one else's. */
    @ParameterizedTest
    @MethodSource("arrangements")
    void theHiddenLayersOfAHeadActOnItsLogit(Arrangement arrangement) {
        LayeredPart part = arrangement.part();
        float[] parameters = arrangement.parameters(new SplittableRandom(4));
        float[] x = draw(20 * part.inputs(), 5);
        boolean handsOn = arrangement.options().sharing().kind() == Sharing.Kind.AITM;
        for (int h = 0; h < part.heads(); h++) {
            float[] slope = new float[20 * part.heads()];
            for (int i = 0; i < 20; i++) {
                slope[i * part.heads() + h] = 1;
            }
            float[] gradient = Run.of(part, parameters, x, slope).gradient();
            assertThat(squares(hidden(gradient, part, h))).isPositive();
            for (int other = 0; other < part.heads(); other++) {
                boolean apart = arrangement.heads().get(other).tower()
                        != arrangement.heads().get(h).tower();
                if (apart && !handsOn) {
                    assertThat(hidden(gradient, part, other)).containsOnly(0f);
                }
            }
        }
    }

    @Test
    void towersOfSeparateInputsReadTheirOwnBlockOnly() {
        LayeredPart part = LayeredPart.of(5, 3, plain(Sharing.towers()), APART);
        float[] x = draw(10 * 15, 2);
        float[] slope = new float[10 * 3];
        for (int i = 0; i < 10; i++) {
            slope[i * 3 + 1] = 1;
        }
        float[] ofInput = Run.of(part, draw(part.parameters(), 1), x, slope).ofInput();

        for (int i = 0; i < 10; i++) {
            assertThat(Arrays.copyOfRange(ofInput, i * 15, i * 15 + 5)).containsOnly(0f);
            assertThat(squares(Arrays.copyOfRange(ofInput, i * 15 + 5, i * 15 + 10)))
                    .isPositive();
            assertThat(Arrays.copyOfRange(ofInput, i * 15 + 10, i * 15 + 15)).containsOnly(0f);
        }
    }

    @Test
    void aPassThatOnlyScoresHasNoGradients() {
        LayeredPart part = LayeredPart.of(6, 1, plain(Sharing.towers()), TIED);
        TowerPass pass = part.towers(ENGINE, 4, false).pass();

        assertThatThrownBy(() -> pass.begin(new TowerGradient() {}, 1)).hasMessageContaining("only scores");
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void everyParameterHasOneName(Arrangement arrangement) {
        List<NamedBlock> names = arrangement.part().names();
        for (int i = 0; i < arrangement.part().parameters(); i++) {
            int parameter = i;
            assertThat(names.stream().filter(named -> named.contains(parameter)))
                    .as("parameter " + i)
                    .hasSize(1);
        }
    }

    @Test
    void namesTellLayersGatesAndHeads() {
        LayeredPart plain =
                LayeredPart.of(6, 1, with(Activation.PRELU, Normalization.LAYER, 0, Sharing.towers()), TIED);
        LayeredPart ple = LayeredPart.of(6, 1, plain(sharing(Sharing.Kind.PLE, 2, 1, 2)), APART);
        LayeredPart aitm = LayeredPart.of(6, 1, plain(sharing(Sharing.Kind.AITM, 2, 1, 2)), CHAIN);
        int last = plain.parameters() - 1;

        assertThat(plain.nameOf(0)).isEqualTo("tower 0, layer 0, weight");
        assertThat(plain.nameOf(5)).isEqualTo("tower 1, layer 0, weight");
        assertThat(plain.nameOf(6 * 12 + 11)).isEqualTo("tower 2, layer 0, bias");
        assertThat(plain.nameOf(7 * 12)).isEqualTo("tower 0, layer 0, gain");
        assertThat(plain.nameOf(8 * 12)).isEqualTo("tower 0, layer 0, shift");
        assertThat(plain.nameOf(9 * 12)).isEqualTo("tower 0, layer 0, slope");
        assertThat(plain.nameOf(10 * 12)).isEqualTo("tower 0, layer 1, weight");
        assertThat(plain.nameOf(last)).isEqualTo("head 3, bias");
        assertThat(plain.nameOf(last - 4)).isEqualTo("head 3, weight");
        assertThat(ple.nameOf(0)).isEqualTo("level 1, expert 0 of tower 0, layer 0, weight");
        assertThat(ple.nameOf(24)).isEqualTo("level 1, shared expert 1, layer 0, weight");
        assertThat(ple.nameOf(25)).isEqualTo("level 1, gate of tower 0, weight");
        assertThat(ple.nameOf(25 + 9)).isEqualTo("level 1, shared gate, weight");
        assertThat(aitm.nameOf(aitm.parameters() - 13)).isEqualTo("head 2, attention, bias");
        assertThatThrownBy(() -> plain.nameOf(last + 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
