/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The product's source files and their sizes. */
final class SourceTree {

    /** The most lines that a file may have. */
    static final int MOST_LINES = 500;

    private SourceTree() {}

    /** The Java files of a module's {@code src/main}; none when it has none. */
    static List<Path> mainFiles(Path root, String module) {
        Path main = root.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(main)) {
            return List.of();
        }
        try (var files = Files.walk(main)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that are longer than {@link #MOST_LINES}, with their lines. */
    static Map<Path, Integer> tooLong(List<Path> files) {
        Map<Path, Integer> found = new TreeMap<>();
        for (Path file : files) {
            int lines = lines(file);
            if (lines > MOST_LINES) {
                found.put(file, lines);
            }
        }
        return found;
    }

    /**
     * A table of sizes, one row for each module.
     *
     * <pre>
     *   module  files  lines  median  p90  max  largest
     * </pre>
     */
    static String sizeTable(Path root, List<String> modules) {
        StringBuilder table = new StringBuilder(row("module", "files", "lines", "median", "p90", "max", "largest"));
        for (String module : modules) {
            List<Path> files = mainFiles(root, module);
            if (!files.isEmpty()) {
                List<Path> bySize = files.stream()
                        .sorted((a, b) -> Integer.compare(lines(a), lines(b)))
                        .toList();
                int total = files.stream().mapToInt(SourceTree::lines).sum();
                Path largest = bySize.get(bySize.size() - 1);
                table.append(row(
                        module,
                        files.size(),
                        total,
                        lines(quantile(bySize, 0.5)),
                        lines(quantile(bySize, 0.9)),
                        lines(largest),
                        largest.getFileName()));
            }
        }
        return table.toString();
    }

    /** The element below which a share {@code q} of a sorted list lies. */
    static <T> T quantile(List<T> sorted, double q) {
        return sorted.get((int) Math.floor(q * (sorted.size() - 1)));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-8s %6s %7s %7s %5s %5s  %s%n", cells);
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
