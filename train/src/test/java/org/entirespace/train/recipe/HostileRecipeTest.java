/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.entirespace.train.document.DocumentException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes made to do harm end in an ordinary refusal, soon; what goes wrong here takes minutes, not seconds. */
class HostileRecipeTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aliasBombsAreRefused() {
        StringBuilder bomb = new StringBuilder("name: bomb\nviews:\n  v0: &v0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*v" + (i - 1);
            bomb.append("  v").append(i).append(": &v").append(i).append(" [");
            bomb.append((alias + ", ").repeat(8)).append(alias).append("]\n");
        }

        Assertions.assertTimeout(
                SOON,
                () -> assertThat(BaseRecipe.problems(bomb.toString()))
                        .contains(
                                "4:12: views.v1[0]: found alias *v0, expected a value; write the value out; recipes have no"
                                        + " aliases"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
    void deepNestingIsRefused(String opening) {
        Assertions.assertTimeout(
                SOON,
                () -> assertThat(BaseRecipe.problems("name:\n  " + opening.repeat(100_000)))
                        .hasSize(1)
                        .first()
                        .asString()
                        .matches("\\d+:\\d+: (nested deeper than 32 levels|not YAML.*)"));
    }

    @Test
    void nestingIsToldWhereItGoesTooDeep() {
        assertThat(BaseRecipe.problems("name: " + "[".repeat(40)))
                .containsExactly("1:39: nested deeper than 32 levels");
    }

    @Test
    void longTextsAreRefusedUnread(@TempDir Path folder) throws IOException {
        String remark = "#".repeat(1 << 20) + "\n";
        Path file = Files.writeString(folder.resolve("long.yaml"), remark.repeat(5));

        assertThat(BaseRecipe.problems(remark + BaseRecipe.TEXT))
                .containsExactly(
                        "1:1: found " + (remark + BaseRecipe.TEXT).length() + " characters, expected at most 1048576");
        Assertions.assertThrows(DocumentException.class, () -> RecipeReader.read(file));
    }

    @Test
    void numbersOfManyDigitsAreRefused() {
        assertThat(BaseRecipe.problems(BaseRecipe.edited("epochs: 3", "epochs: " + "9".repeat(100_000))))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("a value is too long");
    }

    @Test
    void namesOfJavaClassesAreNoValues() {
        assertThat(BaseRecipe.problems(BaseRecipe.edited("name: shop", "name: !!java.net.URL [shop]")))
                .containsExactly("1:7: name: found a tag, expected a plain value; for a text, write it in quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d: {}", "b%d: {events: [x], follows: b}", "b%d: {events: [x], follows: c%d}", "b%d: 1"})
    void mappingsOfManyKeysAreRefused(String entry) {
        StringBuilder behaviors = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            behaviors
                    .append("  ")
                    .append(entry.replace("%d", Integer.toString(i)))
                    .append('\n');
        }
        String text = BaseRecipe.edited("\nbehaviors:\n", "\nbehaviors:\n" + behaviors);

        Assertions.assertTimeout(
                SOON, () -> assertThat(BaseRecipe.problems(text)).contains("18:3: behaviors: more than 2048 entries"));
    }

    @Test
    void listsOfManyItemsAreRefused() {
        String files = "a, ".repeat(20_000);
        String text = BaseRecipe.edited("files: [", "files: [" + files);

        Assertions.assertTimeout(
                SOON,
                () -> assertThat(BaseRecipe.problems(text))
                        .contains("3:29: sources.log.files: more than 2048 entries"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weights: {purchase: 2.0}|weights: {%s: 2.0}",
                "quantity: purchase|quantity: %s||",
                "test_from: 2026-01-09T00:00:00Z|test_from: %s",
                "epochs: 3|epochs: '%s'",
                "view: acts|view: %s",
                "window: 30m|window: %s",
                "name: shop|name: %s!"
            })
    void longTextsAreRefusedSoonWhereverTheyStand(String edit) {
        String passage = edit.substring(0, edit.indexOf('|'));
        String replacement = edit.substring(edit.indexOf('|') + 1);
        for (String letter : new String[] {"T", "é"}) {
            String text = BaseRecipe.edited(passage, replacement.replace("%s", "x" + letter.repeat(200_000)));

            Assertions.assertTimeout(
                    SOON, () -> assertThat(BaseRecipe.problems(text)).isNotEmpty());
        }
    }

    @Test
    void theLargestGraphIsReadSoon() {
        StringBuilder graph = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        StringBuilder earlier = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            graph.append("    g")
                    .append(i)
                    .append(": {given: [")
                    .append(earlier)
                    .append("]}\n");
            labels.append("  g").append(i).append(": {events: [e").append(i).append("]}\n");
            earlier.append(i == 0 ? "g" : ", g").append(i);
        }
        String text = OptionRecipes.LEAST.replace("model: esmm", "graph:\n  behaviors:\n" + graph);
        String whole = text.replace("  click: {events: [click]}\n", labels);

        Assertions.assertTimeout(
                SOON, () -> assertThat(BaseRecipe.problems(whole)).isEmpty());
    }
}
