/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.train.method.ModelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What models and recipes are, told before anything is trained. */
class ExplainTest {

    @TempDir
    private Path folder;

    @Test
    void everyModelIsListedWithItsHeadsAndLosses() {
        Shell shell = Shell.run("models");

        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines().skip(1).limit(ModelCatalog.models().size()))
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactlyElementsOf(ModelCatalog.models().keySet());
        assertThat(shell.out())
                .containsPattern("hm3 +click, micro, macro, purchase +6 +4 +entire_space +Wen et al., SIGIR 2021");
    }

    @Test
    void aRecipeIsExplainedWithoutItsData() throws Exception {
        SmallShop shop = SmallShop.open(folder);

        Shell shell = Shell.run("explain", shop.folder().resolve("recipe.yaml"));

        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .startsWith("graph esmm\n")
                .contains("CTCVR  p(purchase)        = click * purchase|click\n")
                .contains("known once the fields are fitted");
    }

    /** ESMM of 10 users and 2 pages, each with a row for missing and one for unknown ones: (12 + 4) x 4; two towers 8-8-1. */
    @Test
    void withSamplesTheParametersAreCounted() throws Exception {
        SmallShop shop = SmallShop.open(folder);
        Path recipe = shop.folder().resolve("recipe.yaml");
        Path samples = folder.resolve("samples");
        Shell prepared = Shell.run("prepare", recipe, "--data", shop.folder().resolve("data"), "--out", samples);
        assertThat(prepared.code()).as(prepared.err()).isEqualTo(ExitCode.OK);

        Shell shell = Shell.run("explain", recipe, "--samples", samples);

        int towers = 2 * ((8 + 1) * 8 + 8 + 1);
        assertThat(shell.out())
                .endsWith("parameters\n  " + (64 + towers) + " in all: embeddings 64, towers " + towers + "\n");
    }

    @Test
    void anUnknownGraphIsRefused() throws Exception {
        SmallShop shop = SmallShop.open(folder);

        Shell shell = Shell.run("explain", shop.folder().resolve("recipe.yaml"), "--model", "esm9");

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("no model 'esm9'; the models are [esmm, ");
    }

    @Test
    void theGraphIsDrawnToAFileInPlaceOfTheOldOne() throws Exception {
        SmallShop shop = SmallShop.open(folder);
        Path svg = folder.resolve("new/folder/graph.svg");

        Shell shell = Shell.run("explain", shop.recipe(), "--svg", svg);
        String first = Files.readString(svg);
        Shell again = Shell.run("explain", shop.recipe(), "--svg", svg);

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).startsWith("graph esmm\n");
        assertThat(first)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("<title>Behaviour graph esmm</title>", ">CTCVR</text>", ">p(purchase|click)</text>");
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(svg).hasContent(first);
        try (var files = Files.list(svg.resolveSibling(""))) {
            assertThat(files).containsExactly(svg);
        }
    }

    @Test
    void aDrawingThatCannotBeWrittenIsToldAndNothingElseIs() throws Exception {
        SmallShop shop = SmallShop.open(folder);
        Path taken = Files.writeString(folder.resolve("taken"), "something else");

        Shell belowAFile = Shell.run("explain", shop.recipe(), "--svg", taken.resolve("graph.svg"));
        Shell onAFolder = Shell.run("explain", shop.recipe(), "--svg", folder);

        assertThat(belowAFile.code()).isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(belowAFile.err())
                .contains("entirespace: " + taken + ": is a file; expected a folder, or nothing yet");
        assertThat(belowAFile.out()).isEmpty();
        assertThat(taken).hasContent("something else");
        assertThat(onAFolder.code()).isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(onAFolder.err())
                .contains("entirespace: " + folder + ": is a folder; expected a file, or nothing yet");
    }

    @Test
    void aDrawingWithoutAFileIsAMistakeOfUsage() throws Exception {
        SmallShop shop = SmallShop.open(folder);

        assertThat(Shell.run("explain", shop.recipe(), "--svg").code()).isEqualTo(ExitCode.USAGE);
    }
}
