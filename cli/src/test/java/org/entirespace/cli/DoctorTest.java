/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the doctor says of a small shop, and how it ends. */
class DoctorTest {

    @TempDir
    private Path folder;

    private SmallShop shop;

    @BeforeEach
    void shop() throws IOException {
        shop = SmallShop.open(folder.resolve("shop"));
    }

    @Test
    void preparedSamplesAreExamined() {
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);

        Shell shell = Shell.run("doctor", shop.recipe(), "--samples", shop.samples());

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .startsWith("samples 'shop', events logged until 2026-01-10T00:00:00Z\n")
                .containsPattern("train +click +impression +120 +40 +80 +0.000 % +33.333 %")
                .containsPattern("train +purchase +click +40 +20 +20 +0.000 % +50.000 %")
                .containsPattern("user +vocabulary +train +120 +0.000 % +0.000 %")
                .contains("warning: label 'purchase' has 20 positives in the train split, fewer than 100")
                .doesNotContain("error:")
                .doesNotContain("space confusion");
    }

    @Test
    void aLogIsExaminedWithoutLeavingSamples() throws IOException {
        var before = SmallShop.contents(folder);

        Shell shell = Shell.run("doctor", shop.recipe(), "--data", shop.data());

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).containsPattern("test +purchase +click +30 +15");
        assertThat(shell.err()).contains("preparing shop").contains("10/10 files");
        assertThat(SmallShop.contents(folder)).isEqualTo(before);
    }

    @Test
    void aLogThatCannotBePreparedIsToldOfWithAllItsProblems() throws IOException {
        shop.replace("recipe.yaml", "time: at, type: act", "time: att, type: acts");

        Shell shell = Shell.run("doctor", shop.recipe(), "--data", shop.data());

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("2 problems").contains("'att'").contains("'acts'");
    }

    @Test
    void labelsThatContradictTheGraphAreErrors() throws IOException {
        shop.replace("recipe.yaml", "follows: click, window: 1d", "window: 1d");
        shop.append("data/events.csv", "2026-01-01T11:06:00Z,u0,i1_1,pay");
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);

        Shell shell = Shell.run("doctor", shop.recipe(), "--samples", shop.samples());

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.out())
                .contains("error: train split: 'purchase' happened without 'click', which it requires, on 1 rows");
    }

    @Test
    void confusionIsMeasuredWhereItIsAskedFor() throws Exception {
        localAndGlobal("cart", "cart_anywhere");

        Shell shell = Shell.run(
                "doctor", shop.recipe(), "--samples", shop.samples(), "--local", "cart", "--global", "cart_anywhere");
        Shell json = Shell.run(
                "doctor",
                shop.recipe(),
                "--samples",
                shop.samples(),
                "--local",
                "cart",
                "--global",
                "cart_anywhere",
                "--json");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        // of 40 clicked training rows 10 have a cart of their own and 20 one anywhere; who buys is known by the user
        // alone
        assertThat(shell.out())
                .contains("over 40 clicked training rows of 10 groups")
                .containsPattern("l +p\\(cart\\|click\\) +25.000 %")
                .containsPattern("g +p\\(cart_anywhere\\|click\\) +50.000 %")
                .contains("puts p(purchase|click) 50.0 % too low")
                .contains("Beware: 20 purchases with 'cart_anywhere' and 0 without")
                .containsPattern("bias +\\(r1 - r0\\) \\(l - g\\) +-25.000 %");
        JsonNode confusion = JsonMapper.shared().readTree(json.out()).path("spaceConfusion");
        assertThat(json.code()).isEqualTo(ExitCode.OK);
        assertThat(confusion.path("rows").asInt()).isEqualTo(40);
        assertThat(confusion.path("bias").path("value").asDouble()).isEqualTo(-0.25);
    }

    @Test
    void confusionIsMeasuredUnaskedWhereTheLabelsHaveTheCataloguesNames() throws Exception {
        localAndGlobal("action", "action_global");

        Shell shell = Shell.run("doctor", shop.recipe(), "--samples", shop.samples());

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("p(action|click)", "p(action_global|click)", "50.0 % too low");
    }

    /** Users with an even number, who buy, fill the cart with what they clicked on two days, and with something else on two. */
    private void localAndGlobal(String local, String global) throws IOException {
        shop.replace(
                "recipe.yaml",
                "\nfields:",
                "\n  " + local + ": {events: [cart], window: 3h}\n  " + global
                        + ": {events: [cart], key: [user], window: 3h}\nfields:");
        for (int day = 1; day <= 4; day++) {
            for (int user = 0; user < 10; user += 2) {
                String item = day <= 2 ? "i" + day + "_" + (9 - user) % 3 : "none";
                shop.append("data/events.csv", "2026-01-0" + day + "T12:30:00Z,u" + user + "," + item + ",cart");
            }
        }
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void labelsThatAreNotThereAreNamed() {
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);

        Shell shell =
                Shell.run("doctor", shop.recipe(), "--samples", shop.samples(), "--local", "cart", "--global", "click");

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("no labels of behavior 'cart'").contains("[click, purchase]");
    }

    @Test
    void halfAQuestionIsAUsageError() {
        assertThat(Shell.run("doctor", shop.recipe(), "--local", "cart").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Shell.run("doctor", shop.recipe(), "--samples", folder, "--data", folder)
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFolderWithoutSamplesIsBadData() {
        Shell shell = Shell.run("doctor", shop.recipe(), "--samples", folder);

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("manifest.json");
    }
}
