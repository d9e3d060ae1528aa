/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedOptionsTest {

    private static final List<Integer> TOWER = List.of(4);

    @Test
    void theStandardIsTheModelOfThePapersOnTwoMillionRows() {
        assertThat(SpeedOptions.standard(2))
                .isEqualTo(new SpeedOptions(23, 2_000_000, 16, List.of(200, 80), 4096, 4, 2, 5, 20));
    }

    @Test
    void sizesOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new SpeedOptions(0, 9, 1, TOWER, 1, 1, 1, 1, 1))
                .hasMessage("fields: 0; expected ≥ 1");
        assertThatThrownBy(() -> new SpeedOptions(9, 8, 1, TOWER, 1, 1, 1, 1, 1))
                .hasMessage("rows: 8; expected ≥ 9");
        assertThatThrownBy(() -> new SpeedOptions(1, 9, 0, TOWER, 1, 1, 1, 1, 1))
                .hasMessage("embedding: 0; expected ≥ 1");
        assertThatThrownBy(() -> new SpeedOptions(1, 9, 1, TOWER, 0, 1, 1, 1, 1))
                .hasMessage("batch size: 0; expected ≥ 1");
        assertThatThrownBy(() -> new SpeedOptions(1, 9, 1, TOWER, 1, 0, 1, 1, 1))
                .hasMessage("slices: 0; expected ≥ 1");
        assertThatThrownBy(() -> new SpeedOptions(1, 9, 1, TOWER, 1, 1, 0, 1, 1))
                .hasMessage("threads: 0; expected ≥ 1");
        assertThatThrownBy(() -> new SpeedOptions(1, 9, 1, TOWER, 1, 1, 1, 0, 1))
                .hasMessage("rounds: 0; expected ≥ 1");
        assertThatThrownBy(() -> new SpeedOptions(1, 9, 1, TOWER, 1, 1, 1, 1, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps of a round: -2; expected ≥ 1");
    }
}
