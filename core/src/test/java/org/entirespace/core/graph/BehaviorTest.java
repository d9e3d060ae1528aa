/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviorTest {

    @Test
    void conditionsAreAddedToACopy() {
        Behavior purchase = Behavior.of("purchase");

        assertThat(purchase.requiring("click").givenOutcomeOf("macro"))
                .isEqualTo(new Behavior("purchase", List.of("click"), List.of("macro")));
        assertThat(purchase.givenOutcomeOf("macro").requiring("click"))
                .isEqualTo(new Behavior("purchase", List.of("click"), List.of("macro")));
        assertThat(purchase).isEqualTo(new Behavior("purchase", List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1st", "_x", "add to cart", "a|b", "a,b", "!a", "käufe"})
    void namesThatAFormulaCouldNotHoldAreRefused(String name) {
        assertThatThrownBy(() -> Behavior.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("behavior '" + name
                        + "': a name starts with a letter and has letters, digits, '_' and '-' only");
    }

    @Test
    void theNameOfTheEntireSpaceIsReserved() {
        assertThatThrownBy(() -> Behavior.of("impression"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("behavior 'impression': this name stands for the entire space");
    }

    @Test
    void aBehaviorThatNamesItselfIsRefused() {
        assertThatThrownBy(() -> Behavior.of("click").requiring("click"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("behavior 'click': 'requires' names itself");
        assertThatThrownBy(() -> Behavior.of("click").givenOutcomeOf("click"))
                .hasMessage("behavior 'click': 'given' names itself");
    }

    @Test
    void aBehaviorThatNamesAnotherTwiceIsRefused() {
        assertThatThrownBy(() -> Behavior.of("purchase").givenOutcomeOf("macro", "micro", "macro"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("behavior 'purchase': 'given' names 'macro' twice");
    }
}
