/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a result was measured on, as far as the system tells. */
final class Machine {

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Path PROCESS = Path.of("/proc/self/status");

    private Machine() {}

    /** Processor, memory, Java and version, by name. */
    static Map<String, String> facts() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        Runtime runtime = Runtime.getRuntime();
        String model = line(PROCESSOR, "model name").map(name -> ", " + name).orElse("");
        facts.put("processors", runtime.availableProcessors() + model);
        facts.put("largest heap", gigabytes(runtime.maxMemory()));
        peak().ifPresent(bytes -> facts.put("peak memory of the process", gigabytes(bytes)));
        facts.put("Java", Runtime.version().toString());
        facts.put("EntireSpace", new Main.Version().getVersion()[0].replace("entirespace ", ""));
        return facts;
    }

    /** The most memory that this process has held so far, where the system tells. */
    private static Optional<Long> peak() throws IOException {
        return line(PROCESS, "VmHWM")
                .map(text -> 1024 * Long.parseLong(text.replace("kB", "").strip()));
    }

    private static Optional<String> line(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
