/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.entirespace.train.document.Mistake.mistake;

import java.util.stream.Stream;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are not YAML, or more YAML than a recipe may be. */
class YamlMistakesTest {

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is replaced in the base recipe, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        "  view: acts",
                        "\tview: acts",
                        "13:1: not YAML: while scanning for the next token, found character '\\t(TAB)' that cannot start any token; line 13 is indented with a tab; indent with spaces"),
                mistake(
                        "  view: acts",
                        "    view: acts",
                        "14:3: not YAML: while parsing a block mapping, expected <block end>, but found '<block mapping start>'; check the indentation and the quotes above"),
                mistake(
                        "  key: [session, item]\n  time: at\n  group",
                        "  key: [session, item\n  time: at\n  group",
                        "10:7: not YAML: while parsing a flow sequence, expected ',' or ']', but got :"),
                mistake(
                        "  view: acts",
                        "  view: a: b",
                        "13:10: not YAML: mapping values are not allowed here; put a text with ': ' in quotes, and check the indentation"),
                mistake(
                        "name: shop",
                        "name: @shop",
                        "1:7: not YAML: while scanning for the next token, found character '@' that cannot start any token; put the text in quotes"),
                mistake(
                        "name: shop",
                        "name: 'shop",
                        "5:44: not YAML: while parsing a block mapping, expected <block end>, but found '<scalar>'; check the indentation and the quotes above"),
                mistake(
                        "name: shop",
                        "name: \"\\q\"",
                        "1:9: not YAML: while scanning a double-quoted scalar, found unknown escape character q(113)"),
                mistake("name: shop", "name: \1", "1:7: not YAML: character U+0001 is not allowed"),
                mistake("name: shop", "? [a]\n: b", "1:4: not YAML for a recipe: keys are texts"),
                mistake(
                        "  view: acts",
                        "  view: *x",
                        "13:9: events.view: found alias *x, expected a value; write the value out; recipes have no aliases"),
                mistake(
                        "  view: acts",
                        "  view: !!str acts",
                        "13:9: events.view: found a tag, expected a plain value; for a text, write it in quotes"),
                mistake(
                        "  group: user",
                        "  group: user\n  group: session",
                        "12:3: impressions.group: given twice; first on line 11"),
                mistake(
                        "  epochs: 3",
                        "  learning_rate: .inf",
                        "43:18: training.learning_rate: found .inf, expected a finite number"),
                mistake(
                        "  epochs: 3",
                        "  learning_rate: 1e999",
                        "43:18: training.learning_rate: found 1e999, expected a finite number"));
    }
}
