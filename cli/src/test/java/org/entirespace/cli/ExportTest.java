/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of a small shop for other runtimes. */
class ExportTest {

    @TempDir
    private static Path shared = Path.of("");

    @TempDir
    private Path folder;

    private static Path model(String name) {
        return shared.resolve("work/models").resolve(name);
    }

    @BeforeAll
    static void train() throws IOException {
        SmallShop shop = SmallShop.open(shared);
        Path work = shared.resolve("work");
        Shell shell = Shell.run(
                "run", shop.recipe(), "--data", shop.data(), "--out", work, "--model", "esmm", "--model", "gbdt");
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aModelIsWrittenWithAllItsInputsAndOutputsTold() throws IOException {
        Path file = folder.resolve("new/folder/esmm.onnx");

        Shell shell = Shell.run("export", model("esmm"), "--onnx", file);

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .containsPattern("esmm: esmm\\.onnx, [0-9,]+ bytes, \\d+ nodes, opset 17\n")
                .contains("inputs   user, page\n")
                .contains(
                        "outputs  click, click.logit, purchase, purchase.logit, purchase|click, purchase|click.logit\n")
                .contains("golden requests: 100, answered as when they were written\n");
        try (var files = Files.list(folder.resolve("new/folder"))) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Files.size(file)).isGreaterThan(1000);
    }

    @Test
    void theSameModelIsTheSameFileAgain() throws IOException {
        Path file = folder.resolve("esmm.onnx");
        Shell.run("export", model("esmm"), "--onnx", file);
        byte[] first = Files.readAllBytes(file);

        assertThat(Shell.run("export", model("esmm"), "--onnx", file).code()).isEqualTo(ExitCode.OK);

        assertThat(file).hasBinaryContent(first);
    }

    @Test
    void inputsMayTakeRawValues() throws IOException {
        Path encoded = folder.resolve("encoded.onnx");
        Path raw = folder.resolve("raw.onnx");

        Shell.run("export", model("esmm"), "--onnx", encoded);
        Shell shell = Shell.run("export", model("esmm"), "--onnx", raw, "--inputs", "raw");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(raw, StandardCharsets.ISO_8859_1)).contains("LabelEncoder", "\"takes\":\"TEXTS\"");
        assertThat(Files.readString(encoded, StandardCharsets.ISO_8859_1)).doesNotContain("LabelEncoder");
        assertThat(Shell.run("export", model("esmm"), "--onnx", raw, "--inputs", "cooked")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void treesAreRefusedAndNothingIsWritten() {
        Path file = folder.resolve("gbdt.onnx");

        Shell shell = Shell.run("export", model("gbdt"), "--onnx", file);

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("cannot be exported yet: it is a forest of boosted trees; expected a network");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsNoModelIsRefused() {
        Shell shell = Shell.run("export", folder, "--onnx", folder.resolve("none.onnx"));

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("expected a model's manifest, found none");
    }

    @Test
    void aPlaceThatIsTakenIsToldBeforeAnythingIsRead() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "something else");

        Shell onAFolder = Shell.run("export", folder.resolve("no model"), "--onnx", folder);
        Shell belowAFile = Shell.run("export", folder.resolve("no model"), "--onnx", taken.resolve("model.onnx"));

        assertThat(List.of(onAFolder.code(), belowAFile.code())).containsOnly(ExitCode.CANNOT_CREATE);
        assertThat(onAFolder.err()).contains("is a folder; expected a file, or nothing yet");
        assertThat(belowAFile.err()).contains("is a file; expected a folder, or nothing yet");
        assertThat(taken).hasContent("something else");
    }

    @Test
    void theFileIsAskedFor() {
        Shell shell = Shell.run("export", model("esmm"));

        assertThat(shell.code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains("Missing required option: '--onnx=FILE'");
    }
}
