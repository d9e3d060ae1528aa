/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.entirespace.train.document.GoldenFile;
import org.entirespace.train.document.Mistake;
import org.entirespace.train.document.SchemaReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on experiments is true: its tables, its example, and what it says about mistakes. */
class ExperimentReferenceTest {

    private static final GoldenFile PAGE = GoldenFile.of("docs/experiment.md");
    private static final String BEGIN = "<!-- generated from the schema -->\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theTablesOfThePageAreThoseOfTheSchema() throws IOException {
        String page = PAGE.text();
        assertThat(page).contains(BEGIN);
        String prose = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());

        PAGE.check(prose + SchemaReference.of(ExperimentSchema.generate()));
    }

    @Test
    void theExampleOfThePageIsAnExperiment() throws IOException {
        assertThat(BaseExperiment.in(folder).problems(block("yaml"))).isEmpty();
    }

    @Test
    void theExampleWithoutModelsIsAnExperiment() throws IOException {
        String page = PAGE.text();
        String models = page.substring(page.indexOf("## Models\n"));

        assertThat(BaseExperiment.in(folder).problems(block("yaml", models))).isEmpty();
    }

    @Test
    void theMistakesOfThePageAreToldInTheseWords() throws IOException {
        String broken = Mistake.edited(
                Mistake.edited(block("yaml"), "baseline: dnn", "baseline: dmn"), "selection: 1.5", "selection: 15");

        assertThat(BaseExperiment.in(folder).problems(broken).stream().map(line -> "papers.yaml:" + line))
                .containsExactlyElementsOf(block("text").lines().toList());
    }

    /** The first fenced block of a language. */
    private static String block(String language) throws IOException {
        return block(language, PAGE.text());
    }

    private static String block(String language, String page) {
        String fence = "```" + language + "\n";
        int start = page.indexOf(fence) + fence.length();
        return page.substring(start, page.indexOf("```", start));
    }
}
