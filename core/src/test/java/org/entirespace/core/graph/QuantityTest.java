/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @Test
    void keysReadBackAsTheQuantityTheyName() {
        assertThat(Quantity.parse("purchase")).isEqualTo(Quantity.marginal("purchase"));
        assertThat(Quantity.parse(" purchase | click ")).isEqualTo(Quantity.conditional("purchase", "click"));
        assertThat(Quantity.parse("purchase|impression")).isEqualTo(Quantity.marginal("purchase"));
        for (Quantity quantity :
                new Quantity[] {Quantity.marginal("click"), Quantity.conditional("purchase", "click")}) {
            assertThat(Quantity.parse(quantity.key())).isEqualTo(quantity);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "|", "a|", "|b", "a|b|c", "a| "})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity '" + text + "': expected 'goal' or 'goal|ancestor'");
    }

    @Test
    void aBehaviorGivenItselfIsRefused() {
        assertThatThrownBy(() -> Quantity.conditional("click", "click"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity 'click|click': it is always one");
        assertThatThrownBy(() -> Quantity.marginal("impression"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity 'impression|impression': it is always one");
    }

    @Test
    void onlyTheEntireSpaceIsEntire() {
        assertThat(Space.ENTIRE.isEntire()).isTrue();
        assertThat(Quantity.marginal("click").space()).isEqualTo(Space.ENTIRE).hasToString("impression");
        assertThat(Quantity.conditional("purchase", "click").space().isEntire()).isFalse();
    }
}
