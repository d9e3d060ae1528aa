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
