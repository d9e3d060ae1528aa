/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entirespace.data.duck.TextJob.TextFile;

/**
 * Finds the truth of a synthetic world where a log is expected, by the names that {@code entirespace simulate} gives to its
 * folder and its columns. What is renamed before it comes here is not found.
 */
final class TruthCheck {

    private static final String FOLDER = "truth";
    private static final String PREFIX = "truth_";
    private static final String WHY = "the truth of a synthetic world, never for training";

    private TruthCheck() {}

    /** Tells of files of a source that lie in a folder of truths. */
    static void files(String source, List<TextFile> files, Path dataFolder, LogProblems problems) throws IOException {
        Path root = dataFolder.toRealPath();
        for (TextFile file : files) {
            Path real = Path.of(file.path()).toRealPath();
            List<String> folders = new ArrayList<>();
            folders.add(name(real.resolveSibling("")));
            if (real.startsWith(root)) {
                root.relativize(real).resolveSibling("").forEach(folder -> folders.add(folder.toString()));
            }
            if (folders.stream().anyMatch(FOLDER::equalsIgnoreCase)) {
                problems.add("source '" + source + "', file '" + file.name() + "' lies in a folder '" + FOLDER + "': "
                        + WHY);
            }
        }
    }

    private static String name(Path folder) {
        Path name = folder.getFileName();
        return name == null ? "" : name.toString();
    }

    /**
     * Tells of columns that hold truths.
     *
     * @param place whose columns they are, such as {@code view 'clicks'}
     */
    static void columns(String place, Iterable<String> columns, LogProblems problems) {
        for (String column : columns) {
            if (column.strip().toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
                problems.add(place + ", column '" + column.strip() + "': " + WHY);
            }
        }
    }
}
