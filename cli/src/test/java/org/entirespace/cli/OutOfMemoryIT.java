/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.entirespace.model.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that {@code bin/entirespace} started ends at once when the heap is full, and leaves what stood before. */
class OutOfMemoryIT {

    private static final int ENDED_BY_THE_JVM = 3;
    private static final String TOLD = "Terminating due to java.lang.OutOfMemoryError";
    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    static Path shared;

    private static SmallShop shop = new SmallShop(Path.of(""));

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareASmallShop() throws IOException {
        Path script = Path.of("../bin/entirespace");
        assumeTrue(Files.isExecutable(script) && Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
        shop = SmallShop.open(shared.resolve("shop"));
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);
        Path home = shared.resolve("home");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(script, home.resolve("bin/entirespace"));
        Files.setPosixFilePermissions(home.resolve("bin/entirespace"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(home.resolve("pom.xml"), "");
        for (String module : List.of("core", "data", "model", "trees", "train", "serve", "cli/target/lib")) {
            Files.createDirectories(home.resolve(module));
        }
        jarOfThisClassPath(home.resolve("cli/target/entirespace-cli-0.jar"));
    }

    /** What the launcher takes for the program: a jar that names the classes under test. */
    private static void jarOfThisClassPath(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        String path = Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
        try (OutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.flush();
        }
    }

    private static Process launch(String heap, Object... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(shared.resolve("home/bin/entirespace").toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ENTIRESPACE_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -Xmx" + heap);
        Process process = builder.start();
        CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        return process;
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void trainingThatHasTooLittleLeavesTheOldModel() throws Exception {
        Path model = folder.resolve("model");
        Object[] train = {"train", shop.recipe(), "--samples", shop.samples(), "--out", model};
        Process enough = launch("512m", train);
        String trained = output(enough);
        assertThat(enough.waitFor()).as(trained).isZero();
        ModelBundle before = ModelBundle.read(model);
        Path large = Files.writeString(
                folder.resolve("large.yaml"),
                Files.readString(shop.recipe())
                        .replace("tower: [8]", "tower: [8000, 8000]")
                        .replace("epochs: 2", "epochs: 3"));

        Process tooLittle = launch("96m", "train", large, "--samples", shop.samples(), "--out", model);

        assertThat(output(tooLittle)).contains(TOLD);
        assertThat(tooLittle.waitFor()).isEqualTo(ENDED_BY_THE_JVM);
        assertThat(ModelBundle.read(model).manifest()).isEqualTo(before.manifest());
        Process next = launch("512m", train);
        String said = output(next);
        assertThat(next.waitFor()).as(said).isZero();
        assertThat(SmallShop.contents(model).keySet()).noneMatch(name -> name.endsWith(".partial"));
    }
}
