/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full disk at the files that commands write: the temporary name under which a file is prepared is a link to the device that
 * has no room. The system's own error comes back, without a disk of one's own.
 */
class FullDiskTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    static Path shared;

    private static SmallShop shop = new SmallShop(Path.of(""));

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareASmallShop() throws IOException {
        assumeTrue(Files.exists(FULL), "needs the device /dev/full");
        shop = SmallShop.open(shared.resolve("shop"));
        Shell shell = shop.prepare();
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
    }

    /** Makes a file that is to be written in {@code folder} one that finds no room. */
    private static void fill(Path folder, String file, long writer) {
        try {
            Files.createDirectories(folder);
            Files.createSymbolicLink(folder.resolve("." + file + "." + writer + ".partial"), FULL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path folder, String file) {
        fill(folder, file, ProcessHandle.current().pid());
    }

    /** Prepares samples, one file of which the database process finds no room for. */
    private static Shell prepareWithoutRoomFor(String file, Path samples) {
        return Shell.runHeardBy(
                line -> {
                    if (line.contains("10/10 files")) {
                        ProcessHandle.current()
                                .children()
                                .filter(child ->
                                        child.info().commandLine().orElse("").contains(".work-"))
                                .forEach(child -> fill(samples, file, child.pid()));
                    }
                },
                "prepare",
                shop.recipe(),
                "--data",
                shop.data(),
                "--out",
                samples);
    }

    private static void assertFull(Shell shell, String place) {
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.INPUT_OUTPUT);
        assertThat(shell.err())
                .contains("entirespace: " + place)
                .contains("No space left on device")
                .doesNotContain("\tat ");
    }

    @Test
    void samplesThatDoNotFitLeaveNothing() throws IOException {
        Path samples = folder.resolve("samples");

        // the files of three splits are written in one step, and no split's is published before all are whole
        assertFull(
                prepareWithoutRoomFor("validation.columns", samples),
                "step 'encode samples': no room left on the disk: ");
        assertThat(SmallShop.contents(samples)).isEmpty();

        fill(samples, "manifest.json");
        assertFull(
                Shell.run("prepare", shop.recipe(), "--data", shop.data(), "--out", samples),
                samples.resolve("manifest.json") + ": not written: ");
        assertThat(SmallShop.contents(samples)).isEmpty();
    }

    @Test
    void samplesThatDoNotFitLeaveTheOldOnes() throws IOException {
        Map<String, String> before = SmallShop.contents(shop.samples());
        shop.append("data/impressions.csv", "2026-01-04T12:00:00Z,u1,i9_9,p0");

        assertFull(
                prepareWithoutRoomFor("test.columns", shop.samples()),
                "step 'encode samples': no room left on the disk: ");

        assertThat(SmallShop.contents(shop.samples())).isEqualTo(before);
    }

    @Test
    void aModelThatDoesNotFitLeavesTheOldOne() throws IOException {
        Path model = folder.resolve("model");
        Object[] train = {"train", shop.recipe(), "--samples", shop.samples(), "--out", model};

        fill(model, "weights.safetensors");
        assertFull(Shell.run(train), model.resolve("weights.safetensors") + ": not written: ");
        assertThat(SmallShop.contents(model)).isEmpty();

        assertThat(Shell.run(train).code()).isEqualTo(ExitCode.OK);
        Map<String, String> before = SmallShop.contents(model);
        fill(model, "manifest.json");
        assertFull(Shell.run(train), model.resolve("manifest.json") + ": not written: ");
        assertThat(SmallShop.contents(model)).containsAllEntriesOf(before);
    }

    @Test
    void aReportThatDoesNotFitLeavesNoHalf() throws IOException {
        Path model = folder.resolve("model");
        Shell trained = Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model);
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
        Path out = folder.resolve("out");
        Object[] evaluate = {"evaluate", shop.recipe(), "--samples", shop.samples(), "--model", model, "--out", out};

        fill(out, "evaluation-model.json");
        assertFull(Shell.run(evaluate), out.resolve("evaluation-model.json") + ": not written: ");
        assertThat(SmallShop.contents(out)).isEmpty();

        fill(out, "report.html");
        assertFull(Shell.run(evaluate), out.resolve("report.html") + ": not written: ");
        assertThat(SmallShop.contents(out)).containsOnlyKeys("evaluation-model.json");
    }

    @Test
    void aDrawingThatDoesNotFitLeavesNothing() throws IOException {
        fill(folder, "graph.svg");
        Path svg = folder.resolve("graph.svg");

        assertFull(Shell.run("explain", shop.recipe(), "--svg", svg), svg + ": not written: ");

        assertThat(SmallShop.contents(folder)).isEmpty();
    }

    private Path train() {
        Path model = folder.resolve("model");
        Shell trained = Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model);
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
        return model;
    }

    @Test
    void anExportThatDoesNotFitLeavesTheOldOne() throws IOException {
        Path model = train();
        Path out = folder.resolve("out");
        Object[] export = {"export", model, "--onnx", out.resolve("esmm.onnx")};

        fill(out, "esmm.onnx");
        assertFull(Shell.run(export), out.resolve("esmm.onnx") + ": not written: ");
        assertThat(SmallShop.contents(out)).isEmpty();

        assertThat(Shell.run(export).code()).isEqualTo(ExitCode.OK);
        Map<String, String> before = SmallShop.contents(out);
        fill(out, "esmm.onnx");
        assertFull(Shell.run(export), out.resolve("esmm.onnx") + ": not written: ");
        assertThat(SmallShop.contents(out)).isEqualTo(before);
    }

    @Test
    void scoresOfAFileThatDoNotFitLeaveNoHalfAndAreMadeAgain() throws IOException {
        Path model = train();
        Path input = Files.writeString(folder.resolve("rows.csv"), "user,page\nu1,p0\nu2,p1\n");
        Path out = folder.resolve("out");
        Object[] predict = {"predict", model, input, "--out", out};

        fill(out, "rows.parquet.done");
        assertFull(Shell.run(predict), out.resolve("rows.parquet.done") + ": not written: ");
        assertThat(SmallShop.contents(out)).containsOnlyKeys("rows.parquet");

        Shell again = Shell.run(predict);
        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.OK);
        assertThat(again.err()).doesNotContain("scored before");
        assertThat(SmallShop.contents(out)).containsOnlyKeys("rows.parquet", "rows.parquet.done");
    }

    @Test
    void aWorldThatDoesNotFitLeavesNoHalf() throws IOException {
        for (String file : List.of("impressions.csv", "events.csv", "truth/truth.csv")) {
            Path out = folder.resolve("world-without-" + file.replaceFirst(".*/", ""));
            Object[] simulate = {"simulate", "--impressions", 3000, "--users", 100, "--items", 50, "--out", out};
            Path path = out.resolve(file);
            fill(path.resolveSibling(""), String.valueOf(path.getFileName()));

            assertFull(Shell.run(simulate), path + ": not written: ");

            assertThat(SmallShop.contents(out)).as(file).doesNotContainKeys(file);
            assertThat(SmallShop.contents(out).keySet()).noneMatch(name -> name.endsWith(".partial"));
        }
    }
}
