/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.GoldenFile;
import org.entirespace.train.document.SchemaReference;
import org.junit.jupiter.api.Test;

/** The page on recipes is true: its tables, its example, and what it says about mistakes. */
class RecipeReferenceTest {

    private static final GoldenFile PAGE = GoldenFile.of("docs/recipe.md");
    private static final String BEGIN = "<!-- generated from the schema -->\n";

    @Test
    void theTablesOfThePageAreThoseOfTheSchema() throws IOException {
        String page = PAGE.text();
        assertThat(page).contains(BEGIN);
        String prose = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());

        PAGE.check(prose + SchemaReference.of(RecipeSchema.generate()));
    }

    @Test
    void theExampleOfThePageIsARecipe() throws IOException {
        assertThat(BaseRecipe.problems(block("yaml"))).isEmpty();
    }

    @Test
    void theMistakesOfThePageAreToldInTheseWords() throws IOException, DocumentException {
        String broken = BaseRecipe.edited(
                BaseRecipe.edited(block("yaml"), "batch_size", "batchsize"), "{purchase: 2.0}", "{purchse: 2.0}");

        assertThat(BaseRecipe.problems(broken).stream().map(line -> "shop.yaml:" + line))
                .containsExactlyElementsOf(block("text").lines().toList());
    }

    /** The first fenced block of a language. */
    private static String block(String language) throws IOException {
        String fence = "```" + language + "\n";
        String page = PAGE.text();
        int start = page.indexOf(fence) + fence.length();
        return page.substring(start, page.indexOf("```", start));
    }
}
