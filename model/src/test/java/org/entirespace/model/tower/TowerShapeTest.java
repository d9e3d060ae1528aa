/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TowerShapeTest {

    @Test
    void everyPartHasItsPlaceAndNoneIsLeftOver() {
        TowerShape shape = new TowerShape(7, List.of(5, 4), 3);

        assertThat(shape.weightOffset(0, 0)).isZero();
        assertThat(shape.weightOffset(0, 2)).isEqualTo(2 * 5);
        assertThat(shape.biasOffset(0)).isEqualTo(7 * 15);
        assertThat(shape.weightOffset(1, 0)).isEqualTo(7 * 15 + 15);
        assertThat(shape.weightOffset(1, 2)).isEqualTo(7 * 15 + 15 + 2 * 20);
        assertThat(shape.biasOffset(1)).isEqualTo(7 * 15 + 15 + 3 * 20);
        assertThat(shape.headOffset(0)).isEqualTo(7 * 15 + 15 + 3 * 20 + 12);
        assertThat(shape.headOffset(1)).isEqualTo(shape.headOffset(0) + 4);
        assertThat(shape.headBiasOffset()).isEqualTo(shape.headOffset(0) + 12);
        assertThat(shape.parameters()).isEqualTo(3 * (7 * 5 + 5 + 5 * 4 + 4 + 4 + 1));
    }

    @Test
    void everyParameterHasItsName() {
        TowerShape shape = new TowerShape(7, List.of(5, 4), 3);

        assertThat(shape.nameOf(0)).isEqualTo("tower 0, layer 0, weight");
        assertThat(shape.nameOf(15 + 5)).isEqualTo("tower 1, layer 0, weight");
        assertThat(shape.nameOf(shape.biasOffset(0) + 14)).isEqualTo("tower 2, layer 0, bias");
        assertThat(shape.nameOf(shape.weightOffset(1, 2) - 1)).isEqualTo("tower 1, layer 1, weight");
        assertThat(shape.nameOf(shape.biasOffset(1) + 4)).isEqualTo("tower 1, layer 1, bias");
        assertThat(shape.nameOf(shape.headOffset(2))).isEqualTo("tower 2, head, weight");
        assertThat(shape.nameOf(shape.parameters() - 1)).isEqualTo("tower 2, head, bias");
    }

    @Test
    void theHiddenLayersOfATowerAreItsOwnAndAllOfThem() {
        TowerShape shape = new TowerShape(7, List.of(5, 4), 3);
        int[] owners = new int[shape.parameters()];
        for (int head = 0; head < 3; head++) {
            for (DensePart.Block block : shape.hiddenOf(head)) {
                for (int i = 0; i < block.rows(); i++) {
                    for (int j = 0; j < block.length(); j++) {
                        int at = block.offset() + i * block.stride() + j;
                        owners[at]++;
                        assertThat(shape.nameOf(at)).startsWith("tower " + head + ", layer");
                    }
                }
            }
        }
        for (int at = 0; at < owners.length; at++) {
            assertThat(owners[at]).as(shape.nameOf(at)).isEqualTo(at < shape.headOffset(0) ? 1 : 0);
        }
    }

    @Test
    void aTowerWithoutInputsLayersOrWidthIsRefused() {
        assertThatThrownBy(() -> new TowerShape(0, List.of(1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TowerShape(1, List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TowerShape(1, List.of(4, 0), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TowerShape(1, List.of(1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("towers of 1 inputs, widths [1], 0 towers; expected at least one of each");
    }

    @Test
    void moreParametersThanAnArrayHoldsAreRefused() {
        assertThatThrownBy(() -> new TowerShape(1 << 20, List.of(1 << 11), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("parameters; expected < 2^31");
        // the weights alone would fit
        assertThatThrownBy(() -> new TowerShape((1 << 20) - 1, List.of(1 << 11), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TowerShape(Integer.MAX_VALUE, List.of(Integer.MAX_VALUE, 5), Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
