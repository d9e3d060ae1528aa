/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftmaxTest {

    @Test
    void numbersFarFromZeroDoNotOverflow() {
        float[] values = {7, 1000, 0, -1000, -3000, -3000, 9};
        Softmax.forwardInPlace(values, 1, 3);
        Softmax.forwardInPlace(values, 4, 2);

        assertThat(values).containsExactly(7, 1, 0, 0, 0.5f, 0.5f, 9);
    }

    @Test
    void weightsAreInProportionToThePowersAndSumToOne() {
        float[] values = {(float) Math.log(1), (float) Math.log(2), (float) Math.log(5)};
        Softmax.forwardInPlace(values, 0, 3);

        assertThat(values).containsExactly(new float[] {0.125f, 0.25f, 0.625f}, within(1e-6f));
    }
}
