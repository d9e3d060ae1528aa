/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entirespace.train.document.Mistake.mistake;

import java.util.List;
import java.util.stream.Stream;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of labels that are unions of other labels. */
class UnionMistakesTest {

    private static final String MACRO = "  macro: {events: [cart], follows: click, window: 1d}";
    private static final String PURCHASE = "  purchase: {events: [buy], follows: click, window: 7d}";

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is replaced in the base recipe, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  action: {any_of: [micro, makro]}",
                        "22:28: behaviors.action.any_of[1]: unknown behavior 'makro'; did you mean 'macro'?"),
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  action: {any_of: [micro, impression]}",
                        "22:28: behaviors.action.any_of[1]: unknown behavior 'impression'; known are click, micro, macro, purchase, action"),
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  action: {any_of: [micro, micro]}",
                        "22:28: behaviors.action.any_of[1]: found 'micro' twice"),
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  action: {any_of: []}",
                        "22:20: behaviors.action.any_of: found 0 entries, expected at least 1"),
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  action: {any_of: micro}",
                        "22:20: behaviors.action.any_of: found text 'micro', expected a list; write it as a list: [micro]"),
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  action: {any_of: [micro, action]}",
                        "22:28: behaviors.action.any_of[1]: 'action' refers to itself"),
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  action: {events: [cart], any_of: [micro]}",
                        "22:28: behaviors.action.any_of: given beside events; a behavior has events or members; remove one of the two"),
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  action: {any_of: [micro], follows: click, window: 1d}",
                        "22:29: behaviors.action.follows: has no effect on a union of labels; remove it; the members have keys of their own",
                        "22:45: behaviors.action.window: has no effect on a union of labels; remove it; the members have keys of their own"),
                mistake(
                        MACRO,
                        "  action: {any_of: [micro, macro]}\n" + MACRO,
                        "20:28: behaviors.action.any_of[1]: 'macro' is declared further down; move behaviors.macro above behaviors.action"),
                mistake(
                        PURCHASE,
                        PURCHASE + "\n  one: {any_of: [micro, two]}\n  two: {any_of: [one]}",
                        "22:17: behaviors.one.any_of: unions contain each other in a circle: one -> two -> one"),
                mistake(
                        PURCHASE,
                        "  action: {any_of: [micro, macro]}\n  purchase: {events: [buy], follows: action, window: 7d}",
                        "22:38: behaviors.purchase.follows: 'action' is a union of labels, expected a behavior with events; its members are micro, macro"),
                mistake(
                        PURCHASE,
                        "  action: {any_of: [micro, macro]}\n  purchase: {events: [buy], follows: click, until: action}",
                        "22:52: behaviors.purchase.until: 'action' is a union of labels, expected a behavior with events; its members are micro, macro"));
    }

    @Test
    void aUnionOfUnionsAndEventsIsNoMistake() throws DocumentException {
        Recipe recipe = RecipeReader.read(BaseRecipe.edited(
                PURCHASE, PURCHASE + "\n  action: {any_of: [micro, macro]}\n  all: {any_of: [action, purchase]}"));

        assertThat(recipe.log().behaviors().keySet())
                .containsExactly("click", "micro", "macro", "purchase", "action", "all");
        assertThat(recipe.log().behaviors().values())
                .extracting(behavior -> behavior.members())
                .endsWith(List.of("micro", "macro"), List.of("action", "purchase"));
    }
}
