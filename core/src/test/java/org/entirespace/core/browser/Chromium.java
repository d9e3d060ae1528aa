/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless browser for tests, where this machine has one: {@code CHROMIUM}, or a known name on the path. */
public record Chromium(Path binary) {

    /** What a page left behind. */
    public record Visit(String dom, String console) {}

    /** The browser of this machine. */
    public static Optional<Chromium> find() {
        String named = System.getenv("CHROMIUM");
        Stream<Path> candidates = named != null
                ? Stream.of(Path.of(named))
                : Stream.of("chromium", "chromium-browser", "google-chrome")
                        .flatMap(name -> Arrays.stream(
                                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .filter(folder -> !folder.isEmpty())
                                .map(folder -> Path.of(folder, name)));
        return candidates.filter(Files::isExecutable).findFirst().map(Chromium::new);
    }

    /** Opens a page without any network but this machine's own, and hands back its elements and what was said on the console. */
    public Visit visit(URI page, Path folder, String... more) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--window-size=1280,2000",
                "--enable-logging=stderr"));
        command.addAll(List.of(more));
        command.addAll(List.of("--dump-dom", page.toString()));
        Process browser = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!browser.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("the browser did not finish within 60 s");
            }
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
        String console = Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains(":CONSOLE"))
                .reduce("", (said, line) -> said + line + "\n");
        return new Visit(Files.readString(dom), console);
    }
}
