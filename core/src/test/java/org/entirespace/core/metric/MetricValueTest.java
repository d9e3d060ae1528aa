/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricValueTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aDefinedValueIsFinite(double number) {
        assertThatThrownBy(() -> MetricValue.of(number)).hasMessageContaining("expected a finite number");
    }

    @Test
    void anUndefinedValueSaysWhyAndHasNoNumber() {
        assertThat(MetricValue.undefined("one class").value()).isEmpty();
        assertThat(MetricValue.undefined("one class").<String>fold(Double::toString, reason -> reason))
                .isEqualTo("one class");
        assertThatThrownBy(() -> MetricValue.undefined(" ")).hasMessageContaining("without a reason");
    }

    @Test
    void aDefinedValueFoldsToItsNumber() {
        assertThat(MetricValue.of(0.25).value()).hasValue(0.25);
        assertThat(MetricValue.of(0.25).<Double>fold(x -> 2 * x, reason -> -1.0))
                .isEqualTo(0.5);
    }
}
