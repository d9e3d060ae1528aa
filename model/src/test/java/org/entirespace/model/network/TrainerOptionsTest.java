/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entirespace.model.optimizer.AdamOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerOptionsTest {

    private static final AdamOptions ADAM = AdamOptions.of(0.001);

    @Test
    void asManySlicesAsSamplesAreAllowed() {
        assertThat(new TrainerOptions(4, 4, 1, ADAM, ADAM).slices()).isEqualTo(4);
        assertThat(new TrainerOptions(1, 1, 1, ADAM, ADAM).batchSize()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "4, 0", "4, 5", "4, -1"})
    void sizesOutsideTheirRangesAreRefused(int batchSize, int slices) {
        assertThatThrownBy(() -> new TrainerOptions(batchSize, slices, 1, ADAM, ADAM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch size " + batchSize + ", slices " + slices + "; expected ≥ 1, in [1, batch size]");
    }
}
