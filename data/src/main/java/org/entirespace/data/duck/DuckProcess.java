/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The child process from the parent's side. Knows questions and answers, not what they mean. */
final class DuckProcess implements AutoCloseable {

    private static final int LAST_WORDS = 2000;
    private static final int ROOM_FOR_WORDS = 64 << 10;

    private final Process process;
    private final Wire wire;
    private final Path workFolder;
    private final Path errors;

    private DuckProcess(Process process, Path workFolder, Path errors) {
        this.process = process;
        this.wire = new Wire(process.getInputStream(), process.getOutputStream());
        this.workFolder = workFolder;
        this.errors = errors;
    }

    static DuckProcess start(Path workFolder) throws IOException {
        Path errors = workFolder.resolve("database.log");
        ProcessBuilder builder = new ProcessBuilder(command(workFolder))
                .directory(workFolder.toFile())
                .redirectError(errors.toFile());
        // the messages of the C library are matched by text, so they must be English
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new DuckProcess(builder.start(), workFolder, errors);
    }

    private static List<String> command(Path workFolder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xmx1g",
                "-XX:+UseSerialGC",
                // columns are put together at random places of large arrays; elsewhere than on Linux this says nothing
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + workFolder.resolve("crash.log"),
                // the native library is unpacked here, and goes with the folder even when the process is killed
                "-Djava.io.tmpdir=" + workFolder,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(System.getProperty("java.class.path", "")),
                DuckMain.class.getName());
    }

    /** The class path with absolute entries: the child has another working folder. */
    private static String absolute(String classPath) {
        List<String> entries = List.of(classPath.split(File.pathSeparator, -1));
        return String.join(
                File.pathSeparator,
                entries.stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    long pid() {
        return process.pid();
    }

    Path workFolder() {
        return workFolder;
    }

    /** Sends one message and waits for its answer. */
    Reply ask(String step, Object message) throws IOException {
        String answer;
        try {
            wire.send(message);
            answer = wire.receive();
        } catch (IOException broken) {
            throw died(step, broken);
        }
        if (answer == null) {
            throw died(step, null);
        }
        return Wire.read(answer, Reply.class);
    }

    private IOException died(String step, @Nullable IOException cause) throws IOException {
        end();
        String words = lastWords();
        if (words.isBlank() && isFull()) {
            words = workFolder + ": No space left on device";
        }
        IOException died = DiskFullException.isToldBy(words)
                ? new DiskFullException(step, words.strip())
                : new DuckDiedException(step, process.exitValue(), words);
        if (cause != null) {
            died.addSuppressed(cause);
        }
        return died;
    }

    /** Whether the disk has no room even for last words. */
    private boolean isFull() throws IOException {
        return Files.isDirectory(workFolder) && Files.getFileStore(workFolder).getUsableSpace() < ROOM_FOR_WORDS;
    }

    private String lastWords() throws IOException {
        if (!Files.isRegularFile(errors)) {
            return "";
        }
        String text = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - LAST_WORDS));
    }

    @Override
    public void close() {
        end();
    }

    /** Gives a process that is ending anyway a moment, so that its own exit code is seen; then ends it. */
    private void end() {
        try {
            if (!process.waitFor(process.isAlive() ? 0 : 1, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
