/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.AtomicFile;

/**
 * What the runs of an experiment have cost so far, over all commands that made some, so that a command that only writes the
 * pages anew does not tell its own second as the cost of all.
 */
final class CostFile {

    private static final String SECONDS = "seconds";
    private static final String COMMANDS = "commands";
    private static final String FACT = "fact.";

    private final Path file;
    private final Properties known = new Properties();

    private CostFile(Path file) {
        this.file = file;
    }

    /** The costs kept in a folder; none yet where there is no file. */
    static CostFile in(Path folder) throws IOException {
        CostFile cost = new CostFile(folder.resolve("cost.properties"));
        if (Files.isRegularFile(cost.file)) {
            cost.known.load(new StringReader(Files.readString(cost.file)));
        }
        return cost;
    }

    /**
     * Adds a command that made runs, and keeps what is known now.
     *
     * @param facts of the machine; those of the last command are kept
     */
    void add(double seconds, Map<String, String> facts) throws IOException {
        double before = Double.parseDouble(known.getProperty(SECONDS, "0"));
        int commands = Integer.parseInt(known.getProperty(COMMANDS, "0"));
        known.setProperty(SECONDS, Double.toString(before + seconds));
        known.setProperty(COMMANDS, Integer.toString(commands + 1));
        facts.forEach((name, value) -> known.setProperty(FACT + name, value));
        StringWriter stored = new StringWriter();
        known.store(stored, null);
        String text = stored.toString()
                .lines()
                .filter(line -> !line.startsWith("#")) // the time of day
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Where the runs were made, and how long that took. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        new TreeSet<>(known.stringPropertyNames())
                .stream()
                        .filter(name -> name.startsWith(FACT))
                        .forEach(name -> facts.put(name.substring(FACT.length()), known.getProperty(name)));
        if (known.containsKey(SECONDS)) {
            double seconds = Double.parseDouble(known.getProperty(SECONDS));
            int commands = Integer.parseInt(known.getProperty(COMMANDS));
            facts.put(
                    "wall time of all runs",
                    String.format(
                            Locale.ROOT, "%,.0f s%s", seconds, commands == 1 ? "" : " in " + commands + " commands"));
        }
        return facts;
    }
}
