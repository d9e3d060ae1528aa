/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entirespace.model.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C as a terminal sends it: a signal to a process that trains. */
class InterruptionIT {

    private static final long DEADLINE_SECONDS = 60;
    private static final int INTERRUPTED = 130;

    @TempDir
    static Path shared;

    private static SmallShop shop = new SmallShop(Path.of(""));

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareASmallShop() throws Exception {
        assumeTrue(interruptsArrive(), "needs an env that knows --default-signal");
        shop = SmallShop.open(shared.resolve("shop"));
        Shell shell = shop.prepare();
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
    }

    /** What a process must be started by to hear the signal, which some shells let their background processes ignore. */
    private static final List<String> HEARING = List.of("env", "--default-signal=INT");

    /** Whether a process started by {@link #HEARING} would hear the signal. */
    private static boolean interruptsArrive() throws Exception {
        try {
            List<String> probe = new ArrayList<>(HEARING);
            probe.add("true");
            return new ProcessBuilder(probe).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A command that was interrupted.
     *
     * @param code its exit code
     * @param err what it said
     */
    private record Interrupted(int code, String err) {}

    /** Trains in a process of its own, and interrupts it when it has said something. */
    private static Interrupted train(Path recipe, String cue, Path model) throws Exception {
        List<String> command = new ArrayList<>(HEARING);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                recipe.toString(),
                "--samples",
                shop.samples().toString(),
                "--out",
                model.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.errorReader(UTF_8)) {
            boolean sent = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (!sent && line.contains(cue)) {
                    sent = true;
                    interrupt(process);
                }
            }
        } finally {
            process.waitFor();
        }
        return new Interrupted(process.exitValue(), String.join("\n", said));
    }

    private static void interrupt(Process process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private void assertThatItStoppedInOrder(Interrupted training, Path model) throws IOException {
        assertThat(training.code()).as(training.err()).isEqualTo(INTERRUPTED);
        assertThat(training.err())
                .contains("stopping: the best model so far is kept")
                .containsPattern("kept epoch \\d+ in " + model)
                .doesNotContain("Exception");
        assertThat(ModelBundle.read(model).network().parameters()).isPositive();
        try (var files = Files.list(model)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("-.*\\.", ".")))
                    .as("a checkpoint, or two, beside the bundle")
                    .contains("checkpoint.state")
                    .containsOnly("manifest.json", "weights.safetensors", "golden.jsonl", "checkpoint.state");
        }
        Shell evaluated =
                Shell.run("evaluate", shop.recipe(), "--samples", shop.samples(), "--model", model, "--out", folder);
        assertThat(evaluated.code()).as(evaluated.err()).isEqualTo(ExitCode.OK);
        assertThat(evaluated.out()).contains("CTCVR");
    }

    /** The shop's recipe with endless training in batches of a size. */
    private Path endless(String batch) throws IOException {
        String recipe = Files.readString(shop.recipe())
                .replaceAll(
                        "training: .*",
                        "training: {epochs: 100000, threads: 1, " + batch
                                + ", early_stopping: {metric: log_loss, patience: 100000}}");
        return Files.writeString(folder.resolve("endless.yaml"), recipe);
    }

    @Test
    void anInterruptLeavesTheBestEpochSoFar() throws Exception {
        Path model = folder.resolve("model");

        Interrupted training = train(endless("batch_size: 64"), "epoch 2:", model);

        assertThatItStoppedInOrder(training, model);
        assertThat(ModelBundle.readManifest(model).bestEpoch()).isPositive();
        int epochs = ModelBundle.readManifest(model).history().size();
        assertThat(epochs).isGreaterThan(1);

        Interrupted again = train(endless("batch_size: 64"), "epoch " + (epochs + 2) + ":", model);

        assertThatItStoppedInOrder(again, model);
        assertThat(again.err())
                .contains("going on from a checkpoint: epoch " + (epochs + 1) + ", ")
                .contains("the same command goes on from its checkpoint")
                .doesNotContain("epoch " + epochs + ":");
        assertThat(ModelBundle.readManifest(model).history()).hasSizeGreaterThan(epochs + 1);
    }

    @Test
    void anInterruptWithinTheFirstEpochLeavesWhatItHasReached() throws Exception {
        Path model = folder.resolve("model");
        Path recipe = endless("batch_size: 1, slices: 1");
        Files.writeString(recipe, Files.readString(recipe).replace("tower: [8]", "tower: [600, 600]"));

        Interrupted training = train(recipe, "training esmm: ", model);

        assertThatItStoppedInOrder(training, model);
    }
}
