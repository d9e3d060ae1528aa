/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.entirespace.data.sample.EventCounts;
import org.entirespace.data.sample.FileRole;
import org.entirespace.data.sample.LogCounts;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.SampleFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What bad input gets on the command line: an error with place, value and rule, the documented exit code, and nothing half
 * written; or, where a log may well hold such rows, counts that tell of them.
 */
class BadInputTest {

    @TempDir
    Path folder;

    private SmallShop shop;

    @BeforeEach
    void shop() throws IOException {
        shop = SmallShop.open(folder.resolve("shop"));
    }

    /**
     * A log or recipe that cannot be prepared.
     *
     * @param what what is wrong with it
     * @param spoil does it
     * @param code the exit code
     * @param told what the message must say: place, value, rule
     */
    record Refusal(String what, Spoiling spoil, int code, List<String> told) {
        @Override
        public String toString() {
            return what;
        }
    }

    interface Spoiling {
        void spoil(SmallShop shop) throws IOException;
    }

    private static Refusal badLog(String what, Spoiling spoil, String... told) {
        return new Refusal(what, spoil, ExitCode.BAD_DATA, List.of(told));
    }

    private static Refusal badRecipe(String what, String regex, String replacement, String... told) {
        return new Refusal(
                what, shop -> shop.replace("recipe.yaml", regex, replacement), ExitCode.RECIPE, List.of(told));
    }

    static Stream<Refusal> refusals() {
        return Stream.concat(wrongFilesAndColumns(), Stream.concat(wrongRows(), wrongRecipes()));
    }

    private static Stream<Refusal> wrongFilesAndColumns() {
        return Stream.of(
                badLog(
                        "missing files",
                        shop -> {
                            Files.delete(shop.data().resolve("events.csv"));
                            shop.replace("recipe.yaml", "impressions.csv", "impresions.csv");
                        },
                        "2 problems:",
                        "source 'shown', file 'impresions.csv': there is no such file in",
                        "source 'acts', file 'events.csv': there is no such file in"),
                badLog(
                        "files without the header that the recipe declares",
                        shop -> {
                            shop.replace("data/impressions.csv", "at,user,item,page", "at,item,user,page");
                            Files.writeString(shop.data().resolve("events.csv"), "");
                        },
                        "2 problems:",
                        "source 'shown', impressions.csv line 1: the header names at, item, user, page and the recipe"
                                + " declares at, user, item, page; column 2 is 'item', expected 'user'",
                        "source 'acts', events.csv has no first line; expected a header with the columns at, user"),
                badLog(
                        "a field without a column",
                        shop -> shop.replace("recipe.yaml", "page: \\{kind", "pge: {kind"),
                        "view 'listed' has no column 'pge', which field 'pge' needs. Did you mean 'page'?"),
                badLog(
                        "a view that reads no column of its source",
                        shop -> shop.replace("recipe.yaml", "SELECT page", "SELECT pag"),
                        "view 'listed': Binder Error: Referenced column \"pag\" not found",
                        "\"page\""));
    }

    private static Stream<Refusal> wrongRows() {
        return Stream.of(
                badLog(
                        "too many times that are none",
                        shop -> shop.replace("data/impressions.csv", "2026-01-03T10:00:00Z", "3.1.26"),
                        "10 of 360 rows were rejected, a share of 0.027778; expected at most 0.02",
                        "unparsable_time: 10, the first at view 'listed', row 61:",
                        "\"at\":\"3.1.26\""),
                badLog(
                        "a behaviour whose events the log does not have",
                        shop -> shop.replace("data/events.csv", "pay", "paid"),
                        "behavior 'purchase': view 'acts' has no event of its types [pay]",
                        "types that no behavior names: [paid]"),
                badLog(
                        "a label of one class",
                        shop -> shop.replace("data/events.csv", "(2026-01-0[1-4].*),pay", "$1,scroll"),
                        "behavior 'purchase': its labels in the train split have one class: 0 positive, 120 negative,"
                                + " 0 unobserved; expected positive and negative ones"),
                badLog(
                        "an empty split",
                        shop -> shop.replace("recipe.yaml", "test_from: 2026-01-06", "test_from: 2026-02-01"),
                        "the test split is empty; the impressions lie between 2026-01-01T10:00:00Z and"
                                + " 2026-01-08T12:00:00Z (train 120, validation 120, test 0)"));
    }

    private static Stream<Refusal> wrongRecipes() {
        return Stream.of(
                badRecipe(
                        "a label that follows an unknown behaviour",
                        "follows: click",
                        "follows: clik",
                        "recipe.yaml:13:38:",
                        "behaviors.purchase.follows: unknown behavior 'clik'; did you mean 'click'?"),
                badRecipe(
                        "a graph with behaviours that the log has no labels for",
                        "model: esmm",
                        "model: hm3",
                        "recipe.yaml:19:8:",
                        "model: behavior 'macro' has no label column; declare behaviors.macro"),
                badRecipe(
                        "an evaluation of an unknown behaviour",
                        "\\{bootstrap: 0}",
                        "{quantities: [purchas]}",
                        "recipe.yaml:22:27:",
                        "'purchas'",
                        "did you mean 'purchase'?"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBePreparedIsRefusedWithPlaceValueAndRule(Refusal refusal) throws IOException {
        refusal.spoil().spoil(shop);

        Shell shell = shop.prepare();

        assertThat(shell.code()).as(shell.err()).isEqualTo(refusal.code());
        assertThat(shell.err()).contains("entirespace: ").contains(refusal.told());
        assertThat(shell.err()).doesNotContain("\tat ");
        assertThat(shell.out()).isEmpty();
        assertThat(SmallShop.contents(shop.samples())).isEmpty();
    }

    @Test
    void oddEventsAreCountedByReasonAndTheRunGoesOn() throws IOException {
        shop.append(
                "data/events.csv",
                "2026-01-02T11:06:00Z,u1,i2_1,pay", // a purchase without a click
                "2026-01-02T12:04:00Z,u1,i2_2,pay", // a purchase before its click
                "2026-01-02T10:05:00Z,u0,i2_0,click", // the same click again
                "2026-01-02T10:05:00Z,u77,i2_0,click"); // of nothing that was shown

        Shell shell = shop.prepare();

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("0 duplicate impressions, 0 repeated listings, 1 duplicate events");
        LogCounts log = manifest().log();
        assertThat(log.duplicateEvents()).isEqualTo(1);
        EventCounts clicks = Objects.requireNonNull(log.behaviors().get("click"));
        EventCounts purchases = Objects.requireNonNull(log.behaviors().get("purchase"));
        assertThat(clicks.unattributed()).isEqualTo(Map.of("no_impression", 1L));
        assertThat(purchases.seen()).isEqualTo(42);
        assertThat(purchases.unattributed()).isEqualTo(Map.of("no_click", 1L, "before_click", 1L));
        assertThat(log.rejected()).isEmpty();
        assertThat(shell.out())
                .contains("1   unattributed: no_impression")
                .contains("1   unattributed: no_click")
                .contains("1   unattributed: before_click");
    }

    @Test
    void timesThatAreNoneAreSetAsideWithTheirPlaceReasonAndContent() throws IOException {
        shop.append("data/impressions.csv", "noon,u1,i1_1,p0");
        shop.append("data/events.csv", "soon,u1,i1_2,click", "2026-01-02T10:05:00Z,u0", ",u1,i1_2,click");

        Shell shell = shop.prepare();

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("1 rejected: unparsable_time").contains("1 rejected: csv_cast");
        assertThat(manifest().log().rejected())
                .isEqualTo(
                        Map.of("unparsable_time", 1L, "csv_cast", 1L, "csv_missing_columns", 1L, "missing_time", 1L));
        String sideFile = manifest().files().stream()
                .filter(file -> file.role() == FileRole.REJECTED)
                .map(file -> file.seal().file())
                .findFirst()
                .orElseThrow();
        assertThat(shop.samples().resolve(sideFile)).content().isEqualTo("""
                        origin,file,row_number,reason,content
                        acts,events.csv,123,csv_missing_columns,"2026-01-02T10:05:00Z,u0"
                        acts,,121,csv_cast,"{""at"":""soon"",""user"":""u1"",""item"":""i1_2"",""act"":""click""}"
                        acts,,121,missing_time,"{""act"":""click"",""user"":""u1"",""item"":""i1_2"",""at"":null}"
                        listed,,241,unparsable_time,"{""user"":""u1"",""item"":""i1_1"",""at"":""noon""}"
                        """);
    }

    private Manifest manifest() throws IOException {
        return SampleFolder.openVerifyingAll(shop.samples()).manifest();
    }

    @Test
    void whatWasPreparedBeforeSurvivesBadLogsAndIsRefusedWhenDamaged() throws IOException {
        Shell run = Shell.run("run", shop.recipe(), "--data", shop.data(), "--out", shop.folder());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        Map<String, String> before = SmallShop.contents(shop.samples());
        shop.replace("data/events.csv", "pay", "paid");

        assertThat(shop.prepare().code()).isEqualTo(ExitCode.BAD_DATA);

        assertThat(SmallShop.contents(shop.samples())).isEqualTo(before);
        aFlippedBitIsRefusedByChecksum();
    }

    private void aFlippedBitIsRefusedByChecksum() throws IOException {
        Path model = shop.folder().resolve("models/esmm");
        Path out = folder.resolve("out");
        Object[] train = {"train", shop.recipe(), "--samples", shop.samples(), "--out", out};
        Object[] evaluate = {"evaluate", shop.recipe(), "--samples", shop.samples(), "--model", model, "--out", out};

        refusesAFlip(shop.samples(), "manifest\\.json", "seal: expected ", out, train, evaluate);
        refusesAFlip(shop.samples(), "train-.*\\.columns", "SHA-256: expected ", out, train, evaluate);
        refusesAFlip(model, "manifest\\.json", "seal: expected ", out, evaluate);
        refusesAFlip(model, "weights-.*", "SHA-256: expected ", out, evaluate);
        assertThat(Shell.run(train).code()).isEqualTo(ExitCode.OK);
    }

    /** Flips the middle bit of a file, runs commands, and flips it back. */
    private static void refusesAFlip(Path folder, String name, String told, Path out, Object[]... commands)
            throws IOException {
        Path file;
        try (var files = Files.list(folder)) {
            file = files.filter(f -> f.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        for (Object[] command : commands) {
            Shell shell = Shell.run(command);
            assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(shell.err())
                    .contains("entirespace: " + file + ": " + told)
                    .contains(", found ");
            assertThat(shell.out()).isEmpty();
            assertThat(out).doesNotExist();
        }
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void anOutputFolderThatIsAFileIsNamedBeforeTheWorkBegins() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "something else");
        Path below = file.resolve("below");

        for (Object[] command : List.of(
                new Object[] {"prepare", shop.recipe(), "--data", shop.data(), "--out", file},
                new Object[] {"run", shop.recipe(), "--data", shop.data(), "--out", file},
                new Object[] {"train", shop.recipe(), "--samples", shop.samples(), "--out", below},
                new Object[] {"evaluate", shop.recipe(), "--samples", shop.samples(), "--out", file})) {
            Shell shell = Shell.run(command);
            assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.CANNOT_CREATE);
            assertThat(shell.err()).contains("entirespace: " + file + ": is a file; expected a folder, or nothing yet");
        }
        assertThat(file).hasContent("something else");
    }

    @Test
    void whatIsAbsentOrNoFileIsNamed() {
        Path empty = folder.resolve("shop");

        assertThat(Shell.run("train", shop.recipe(), "--samples", empty).err())
                .contains("manifest.json: no manifest, so no samples were prepared here");
        assertThat(Shell.run("evaluate", shop.recipe(), "--samples", empty).err())
                .contains("manifest.json: no manifest, so no samples were prepared here");
        assertThat(Shell.run("prepare", empty).err()).contains("is a folder; expected a recipe, a YAML file");
        Shell shell = Shell.run("prepare", shop.recipe(), "--data", folder.resolve("nowhere"));
        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("nowhere does not exist");
    }
}
