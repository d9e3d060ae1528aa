/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowPlanTest {

    @Test
    void aTextSaysEverything() {
        assertThat(ShadowPlan.parse("hm3=esmm")).isEqualTo(new ShadowPlan("hm3", "esmm", 1));
        assertThat(ShadowPlan.parse("hm3=esmm:0.25")).isEqualTo(new ShadowPlan("hm3", "esmm", 0.25));
    }

    @ParameterizedTest
    @CsvSource({
        "hm3, expected MODEL=OTHER",
        "hm3=, expected MODEL=OTHER",
        "hm3=esmm:, expected MODEL=OTHER",
        "hm3=esmm:1.2.3, the share '1.2.3'",
        "hm3=esmm:0, a share of 0.0; expected in (0",
        "hm3=esmm:1.5, a share of 1.5; expected in (0",
        "hm3=hm3, shadow 'hm3' of itself"
    })
    void whatIsNoPlanIsRefused(String text, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowPlan.parse(text))
                .withMessageContaining(complaint);
    }
}
