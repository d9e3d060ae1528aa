/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterKillTest {

    private static final int WRITERS = 3;
    private static final int ROUNDS = (Integer.getInteger("test.kills", 30) + WRITERS - 1) / WRITERS;

    @TempDir
    Path folder;

    @Test
    void aKilledWriterLeavesAValidFolderAndNothingAfterASweep() throws Exception {
        var random = new SplittableRandom(11);
        for (int round = 0; round < ROUNDS; round++) {
            List<Path> folders = new ArrayList<>();
            List<Process> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                folders.add(Files.createDirectory(folder.resolve(round + "-" + w)));
                writers.add(start(folders.get(w)));
            }
            for (int w = 0; w < WRITERS; w++) {
                awaitStart(folders.get(w), writers.get(w));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(30_000));
                writers.get(w).destroyForcibly().waitFor();
            }
            for (Path written : folders) {
                assertSound(written);
            }
        }
    }

    private static Process start(Path written) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        classPath,
                        WritingLoop.class.getName(),
                        written.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitStart(Path written, Process writer) throws Exception {
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            written.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(written.resolve("started"))) {
                assertThat(writer.isAlive()).as("writer runs").isTrue();
                var key = changes.poll(60, TimeUnit.SECONDS);
                assertThat(key).as("a change within 60 s").isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
    }

    private static void assertSound(Path written) throws IOException {
        Manifest manifest = SampleFolder.openVerifyingAll(written).manifest();

        SampleFolder.sweep(written);

        Set<String> expected = new TreeSet<>(Set.of("started", ManifestFile.NAME));
        manifest.files().forEach(f -> expected.add(f.seal().file()));
        try (var entries = Files.list(written)) {
            Set<String> found = entries.map(p -> p.getFileName().toString()).collect(Collectors.toSet());
            assertThat(found).isEqualTo(expected);
        }
    }
}
