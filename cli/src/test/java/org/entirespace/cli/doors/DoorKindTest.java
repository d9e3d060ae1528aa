/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.BundleLoading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every door answers requests with values of every sort as the library does. */
class DoorKindTest {

    @TempDir
    Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve("bundle");
        SmallModels.bundle().write(path);
    }

    private AskedModel asked() throws IOException {
        return new AskedModel(
                path,
                BundleLoading.unproven(ModelBundle.read(path), SmallModels.ENGINE),
                SmallModels.ENGINE,
                Files.createDirectory(folder.resolve("work")));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TENSORS", "GRPC"})
    void valuesOfEverySortAreUnderstood(DoorKind kind) throws Exception {
        AskedModel asked = asked();

        try (OpenDoor door = kind.open(asked)) {
            Agreement agreement =
                    Agreement.of(door.door(), asked.loading().bundle().golden());

            assertThat(agreement.candidates()).isEqualTo(6);
            assertThat(agreement.isWithin(kind.most())).as(agreement.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tenThousandCandidatesAreAnsweredAlike(DoorKind kind) throws Exception {
        SmallModels.bundle(SmallModels.madeUp(100, 100, 5)).write(path);
        AskedModel asked = asked();

        try (OpenDoor door = kind.open(asked)) {
            Agreement agreement =
                    Agreement.of(door.door(), asked.loading().bundle().golden());

            assertThat(agreement.candidates()).isEqualTo(10_000);
            assertThat(agreement.isWithin(kind.most())).as(agreement.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TENSORS", "GRPC"})
    void tensorsSayEverythingButTheEmptyText(DoorKind kind) throws Exception {
        AskedModel asked = asked();
        assertThatThrownBy(() -> kind.open(asked))
                .isInstanceOf(AbsentDoorException.class)
                .hasMessageContaining("field 'user': found the text ''");
        ModelBundle bundle = asked.loading().bundle();
        List<GoldenRequest> others = bundle.golden().stream()
                .filter(request -> !request.body().contains("\"\""))
                .toList();
        assertThat(others).isNotEmpty();
        new ModelBundle(bundle.manifest(), bundle.model(), others).write(path);
        AskedModel sayable = new AskedModel(
                path, BundleLoading.unproven(ModelBundle.read(path), SmallModels.ENGINE), SmallModels.ENGINE, folder);

        try (OpenDoor door = kind.open(sayable)) {
            Agreement agreement = Agreement.of(door.door(), others);

            assertThat(agreement.candidates()).isPositive();
            assertThat(agreement.isWithin(kind.most())).as(agreement.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIBRARY", "HTTP", "ONNX"})
    void whatCannotBeScoredIsNoAnswer(DoorKind kind) throws Exception {
        try (OpenDoor door = kind.open(asked())) {
            assertThatThrownBy(() -> door.door().answer("{\"candidates\":[{\"colour\":\"red\"}]}"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("colour");
        }
    }

    @Test
    void theServerIsGoneOnceItsDoorIsClosed() throws Exception {
        OpenDoor door = DoorKind.HTTP.open(asked());
        door.door().answer(SmallModels.BODIES.get(1));

        door.close();

        assertThatThrownBy(() -> door.door().answer(SmallModels.BODIES.get(1))).isInstanceOf(IOException.class);
    }

    /** A process of its own, since a library is loaded once, and this may take all the stack that a thread of Java has. */
    @Test
    void theRuntimeLoadsOnTheStackOfAnOrdinaryProcess() throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.entirespace.cli.Main",
                        "verify",
                        path.toString(),
                        "--door",
                        "onnx")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        assertThat(out).content().contains("ONNX export", "verified: ");
    }

    @Test
    void theTableTellsEachDoorAndRemembersThoseThatAreOff() throws Exception {
        List<GoldenRequest> golden = List.of(new GoldenRequest("one", List.of(Map.of("click", 0.5))));
        List<String> lines = new ArrayList<>();
        DoorTable table = new DoorTable(path, golden, lines::add);
        OpenDoor near = new OpenDoor("near one", body -> List.of(Map.of("click", 0.500005)));
        OpenDoor far = new OpenDoor("far one", body -> List.of(Map.of("click", 0.75)));
        OpenDoor broken = new OpenDoor("broken one", body -> {
            throw new IOException("out of order");
        });
        assertThatThrownBy(table::requireAgreement)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": no door that was to be asked applies to this model");

        table.ask(near, 1e-5);
        table.requireAgreement();
        assertThatThrownBy(() -> table.ask(broken, 1e-5))
                .isInstanceOf(IOException.class)
                .hasMessage("no answer by the broken one: out of order");
        table.ask(near, 1e-6);
        table.ask(far, 1e-5);

        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).matches("near one +1 +5.0e-06 +1.0e-03 % +1e-05");
        assertThat(lines.get(3)).matches("far one +1 +2.5e-01 +5.0e\\+01 % +1e-05");
        assertThatThrownBy(table::requireAgreement)
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessage(path + ": answers to golden requests, by the near one: expected those written down, found"
                        + " request 0, candidate 0, click: found 0.500005, expected 0.5; off as well: far one");
    }
}
