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

/** Mistakes of behaviours with a key of their own. */
class OwnKeyMistakesTest {

    private static final String MACRO = "  macro: {events: [cart], follows: click, window: 1d}";

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is replaced in the base recipe, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        MACRO,
                        "  macro: {events: [cart], key: [user, item]}",
                        "20:3: behaviors.macro.window: missing; a behavior with a key of its own needs one, such as 3d"),
                mistake(
                        MACRO,
                        "  macro: {events: [cart], key: [user, item], window: 3d, follows: click}",
                        "20:67: behaviors.macro.follows: found 'click', expected impression beside a key of its own; leave it out, or leave out the key"),
                mistake(
                        MACRO,
                        "  macro: {events: [cart], key: [user, item], window: 3d, credit: last}",
                        "20:66: behaviors.macro.credit: found 'last', expected every beside a key of its own; leave it out, or leave out the key"),
                mistake(
                        MACRO,
                        "  macro: {events: [cart], key: [user, item], window: 3d, until: click}",
                        "20:58: behaviors.macro.until: has no effect on a behavior with a key of its own; remove it"),
                mistake(
                        MACRO,
                        "  macro: {events: [cart], key: [], window: 3d}",
                        "20:32: behaviors.macro.key: found 0 entries, expected at least 1"),
                mistake(
                        MACRO,
                        "  macro: {any_of: [click], key: [user]}",
                        "20:28: behaviors.macro.key: has no effect on a union of labels; remove it; the members have keys of their own"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], window: 30m, credit: all}",
                        "18:49: behaviors.click.credit: found 'all', expected one of last, first, every"),
                mistake(
                        "  micro: {events: [picture, comments], follows: click}\n" + MACRO,
                        "  micro: {events: [picture], credit: every}\n  macro: {events: [cart], follows: micro}",
                        "20:36: behaviors.macro.follows: 'micro' credits every impression, expected a behavior that credits one; follow what it follows"));
    }

    @Test
    void aKeyOfItsOwnIsNoMistake() throws DocumentException {
        Recipe recipe = RecipeReader.read(BaseRecipe.edited(
                MACRO, "  macro: {events: [cart], key: [user, item], window: 3d, credit: every, follows: impression}"));

        assertThat(recipe.log().behaviors().values())
                .extracting(behavior -> behavior.ownKey())
                .contains(List.of("user", "item"));
    }
}
