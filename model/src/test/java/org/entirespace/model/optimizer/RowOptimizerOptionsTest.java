/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOptimizerOptionsTest {

    @Test
    void theStateOfARowIsWhatTheEquationsName() {
        assertThat(AdamOptions.of(0.1).stateFloats(16)).isEqualTo(32);
        assertThat(AdagradOptions.of(0.1).stateFloats(16)).isEqualTo(16);
        assertThat(RowwiseAdagradOptions.of(0.1).stateFloats(16)).isEqualTo(1);
        assertThat(new FtrlOptions(0.1, 1, 0, 0).stateFloats(16)).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-60, 1e60})
    void stepSizesAreFloatsAboveZero(double rate) {
        assertThatThrownBy(() -> AdagradOptions.of(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Adagrad: learning rate " + rate + "; expected > 0 and finite");
        assertThatThrownBy(() -> RowwiseAdagradOptions.of(rate))
                .hasMessage("row-wise Adagrad: learning rate " + rate + "; expected > 0 and finite");
        assertThatThrownBy(() -> new FtrlOptions(rate, 1, 0, 0))
                .hasMessage("FTRL: alpha " + rate + "; expected > 0 and finite");
        assertThatThrownBy(() -> new FtrlOptions(0.1, rate, 0, 0))
                .hasMessage("FTRL: beta " + rate + "; expected > 0 and finite");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY, 1e60})
    void penaltiesAreNotNegative(double penalty) {
        assertThatThrownBy(() -> new FtrlOptions(0.1, 1, penalty, 0))
                .hasMessage("FTRL: l1 " + penalty + "; expected ≥ 0 and finite");
        assertThatThrownBy(() -> new FtrlOptions(0.1, 1, 0, penalty))
                .hasMessage("FTRL: l2 " + penalty + "; expected ≥ 0 and finite");
    }

    @Test
    void anEpsilonThatFloatsCouldLoseIsRefused() {
        assertThatThrownBy(() -> new AdagradOptions(0.1, 1e-31))
                .hasMessage("Adagrad: epsilon 1.0E-31; expected ≥ 1e-30 and finite");
        assertThatThrownBy(() -> new RowwiseAdagradOptions(0.1, Double.NaN))
                .hasMessage("row-wise Adagrad: epsilon NaN; expected ≥ 1e-30 and finite");
    }
}
