/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamOptionsTest {

    @Test
    void defaultsAreThePublishedOnes() {
        assertThat(AdamOptions.of(0.01)).isEqualTo(new AdamOptions(0.01, 0.9, 0.999, 1e-8));
    }

    @ParameterizedTest
    @CsvSource({
        "0,     0.9, 0.999, 1e-8, learning rate 0.0; expected > 0 and finite",
        "-1,    0.9, 0.999, 1e-8, learning rate -1.0; expected > 0 and finite",
        "NaN,   0.9, 0.999, 1e-8, learning rate NaN; expected > 0 and finite",
        "Infinity, 0.9, 0.999, 1e-8, learning rate Infinity; expected > 0 and finite",
        "0.1,   1, 0.999, 1e-8, 'beta1 1.0; expected in [0, 1) as a float'",
        "0.1,   -0.1, 0.999, 1e-8, 'beta1 -0.1; expected in [0, 1) as a float'",
        "0.1,   NaN, 0.999, 1e-8, 'beta1 NaN; expected in [0, 1) as a float'",
        "0.1,   0.99999999, 0.999, 1e-8, 'beta1 0.99999999; expected in [0, 1) as a float'",
        "0.1,   0.9, 1.5, 1e-8, 'beta2 1.5; expected in [0, 1) as a float'",
        "0.1,   0.9, 0.99999999, 1e-8, 'beta2 0.99999999; expected in [0, 1) as a float'",
        "0.1,   0.9, 0.999, 0, epsilon 0.0; expected ≥ 1e-30 and finite",
        "0.1,   0.9, 0.999, 1e-46, epsilon 1.0E-46; expected ≥ 1e-30 and finite",
        "0.1,   0.9, 0.999, NaN, epsilon NaN; expected ≥ 1e-30 and finite",
        "0.1,   0.9, 0.999, Infinity, epsilon Infinity; expected ≥ 1e-30 and finite"
    })
    void valuesOutsideTheirRangesAreRefused(double rate, double beta1, double beta2, double epsilon, String message) {
        assertThatThrownBy(() -> new AdamOptions(rate, beta1, beta2, epsilon))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Adam: " + message);
    }

    @Test
    void theFirstStepIsCorrectedMostAndALateOneNotAtAll() {
        AdamOptions options = new AdamOptions(0.1, 0.9, 0.999, 1e-8);

        assertThat((double) options.at(1).rate()).isCloseTo(0.1 * Math.sqrt(0.001) / 0.1, within(1e-8));
        assertThat((double) options.at(1).epsilon()).isCloseTo(1e-8 * Math.sqrt(0.001), within(1e-16));
        assertThat(options.at(1_000_000).rate()).isEqualTo(0.1f);
        assertThat(options.at(1_000_000).epsilon()).isEqualTo(1e-8f);
    }

    @Test
    void theLeastEpsilonKeepsAParameterWithoutGradientWhereItIs() {
        Adam adam = new Adam(new AdamOptions(0.1, 0.9, 0.999999, AdamOptions.MIN_EPSILON), 1);
        float[] parameter = {3};
        adam.update(parameter, new float[1], 0, 1, 1);

        assertThat(parameter[0]).isEqualTo(3);
    }
}
