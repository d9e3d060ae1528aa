/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RectifierTest {

    @Test
    void negativeNumbersBecomeZeroAndWhatIsNotANumberStaysSo() {
        float[] values = {-9, -1, -0f, 0, Float.MIN_NORMAL, 2, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 7};
        Rectifier.forwardInPlace(values, 1, 8);
        assertThat(values).containsExactly(-9, 0, 0, 0, Float.MIN_NORMAL, 2, Float.POSITIVE_INFINITY, 0, 7);

        float[] nan = {Float.NaN};
        Rectifier.forwardInPlace(nan, 0, 1);
        assertThat(nan[0]).isNaN();
    }

    /** From the least normal number to the greatest the gradient passes unchanged; at zero it stops. */
    @Test
    void theGradientPassesWhereTheActivationIsPositive() {
        float[] activations = {5, 0, Float.MIN_NORMAL, 1e-20f, 0.3f, 4, 1e30f, Float.MAX_VALUE, 5};
        float[] gradients = {1, 2, -3, 4, -5, 6, -7, 8, 9};
        float[] bias = {100, 10, 10, 10, 10, 10, 10, 10, 100};
        Rectifier.backwardRow(activations, gradients, 1, 7, bias, 1);

        assertThat(gradients).containsExactly(1, 0, -3, 4, -5, 6, -7, 8, 9);
        assertThat(bias).containsExactly(100, 10, 7, 14, 5, 16, 3, 18, 100);
    }
}
