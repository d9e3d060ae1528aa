/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entirespace.model.layer.Arrangement.APART;
import static org.entirespace.model.layer.Arrangement.CHAIN;
import static org.entirespace.model.layer.Arrangement.places;
import static org.entirespace.model.layer.Arrangement.plain;
import static org.entirespace.model.layer.Arrangement.sharing;

import java.util.List;
import java.util.stream.IntStream;
import org.entirespace.model.engine.UnsupportedPrecisionException;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.HeadPlace;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerShape;
import org.entirespace.model.tower.Towers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be made, or cannot be computed, is told. */
class LayeredPartRefusalTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOWERS")
    void towersThatShareSomethingCannotHaveSeparateInputs(Sharing.Kind kind) {
        assertThatThrownBy(() -> LayeredPart.of(5, 3, plain(Sharing.of(kind)), APART))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("embeddings of each tower's own");
    }

    @Test
    void headsThatDoNotFitAreRefused() {
        DenseOptions options = plain(Sharing.towers());
        for (List<HeadPlace> heads : List.of(
                List.<HeadPlace>of(),
                places("1"),
                places("0", "5"),
                places("0", "2", "2"),
                places("0<0", "1"),
                places("0", "1<2", "2"),
                List.of(new HeadPlace(0, List.of(-1))))) {
            assertThatThrownBy(() -> LayeredPart.of(5, 1, options, heads))
                    .as(heads.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> LayeredPart.of(5, 2, options, APART))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 copies of the input for 3 towers; expected 1 or 3");
    }

    @ParameterizedTest
    @EnumSource
    void morePartsThanAnArrayHoldsAreRefusedBeforeTheyAreMade(Sharing.Kind kind) {
        int huge = 1 << 20;
        for (Sharing sharing : List.of(
                new Sharing(kind, 256, 256, 16, List.of(1 << 30)), new Sharing(kind, 2, 1, 1, List.of(huge, huge)))) {
            DenseOptions options =
                    new DenseOptions(List.of(huge, 1 << 12), Activation.PRELU, Normalization.LAYER, 0, sharing);
            assertThatThrownBy(() -> LayeredPart.of(10, 1, options, CHAIN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("expected 1 to 2^31 - 1");
        }
        assertThatThrownBy(() -> LayeredPart.of(1 << 30, 3, DenseOptions.plain(List.of(1)), APART))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sharing(kind, 257, 1, 1, List.of(1)))
                .hasMessage("sharing: 257 experts; expected 1 to 256");
        assertThatThrownBy(() -> new Sharing(kind, 1, 0, 1, List.of(1)))
                .hasMessage("sharing: 0 own experts; expected 1 to 256");
        assertThatThrownBy(() -> new Sharing(kind, 1, 1, 17, List.of(1)))
                .hasMessage("sharing: 17 levels; expected 1 to 16");
    }

    /** Each number is allowed by itself, and the parameters would fit; the plan would not. */
    @Test
    void levelsOfCountlessExpertsAreRefused() {
        List<HeadPlace> heads = IntStream.range(0, 40)
                .mapToObj(h -> new HeadPlace(h, List.of()))
                .toList();
        DenseOptions options = plain(new Sharing(Sharing.Kind.PLE, 1, 256, 16, List.of(1)));

        assertThatThrownBy(() -> LayeredPart.of(1, 1, options, heads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sharing ple: 10241 experts on a level, 40 towers' own included; expected at most 4096");
    }

    @Test
    void trainingInAnotherPrecisionIsRefusedAndScoringIsInFloats() {
        LayeredPart part = LayeredPart.of(6, 1, plain(Sharing.of(Sharing.Kind.MMOE)), APART);
        TowerEngine halves = new HalfEngine();

        assertThatThrownBy(() -> part.towers(halves, 4, true))
                .isInstanceOf(UnsupportedPrecisionException.class)
                .hasMessage("precision bfloat16: it is for plain towers, which share nothing but the input row and are "
                        + "rectified without dropout or normalisation; float32 runs everywhere");
        assertThat(part.towers(halves, 4, false).capacity()).isEqualTo(4);
        assertThat(part.computedBy(halves)).isEqualTo("layers over Java");
        assertThat(new TowerShape(1, List.of(1), 1).computedBy(halves)).isEqualTo("halves");
    }

    /** An engine of bfloat16 that needs no processor with it. */
    private static final class HalfEngine implements TowerEngine {
        @Override
        public Towers towers(TowerShape shape, int rows, boolean trains) {
            throw new AssertionError("layered parts compute without it");
        }

        @Override
        public MatrixProducts products() {
            return MatrixLibrary.plainJava();
        }

        @Override
        public Precision precision() {
            return Precision.BFLOAT16;
        }

        @Override
        public String description() {
            return "halves";
        }
    }
}
