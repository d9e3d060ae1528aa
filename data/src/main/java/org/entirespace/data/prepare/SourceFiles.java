/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.entirespace.data.duck.TextJob.TextFile;

/** The files that a source names, found within the data folder. */
final class SourceFiles {

    private final Path root;

    /** Files within {@code dataFolder}. */
    SourceFiles(Path dataFolder) throws IOException {
        this.root = dataFolder.toRealPath();
    }

    /**
     * The files that a path or glob names, sorted by path; problems tell of paths that leave the folder and of files that are
     * not there.
     */
    List<TextFile> find(String source, String pattern, LogProblems problems) throws IOException {
        String place = "source '" + source + "', file '" + pattern + "'";
        if (Path.of("/" + pattern).normalize().getNameCount() == 0
                || Path.of(pattern).isAbsolute()
                || List.of(pattern.split("[/\\\\]", -1)).contains("..")) {
            problems.add(place + ": expected a path below the data folder, without '..'");
            return List.of();
        }
        List<Path> found = pattern.matches(".*[*?\\[{].*") ? matching(pattern) : named(pattern);
        if (found.isEmpty()) {
            problems.add(place + ": there is no such file in " + root);
        }
        for (Path file : found) {
            if (!file.toRealPath().startsWith(root)) {
                problems.add(place + ": " + root.relativize(file) + " is a link that leaves the data folder");
            }
        }
        return found.stream()
                .map(file -> new TextFile(root.relativize(file).toString().replace('\\', '/'), file.toString()))
                .toList();
    }

    private List<Path> named(String pattern) {
        Path file = root.resolve(pattern).normalize();
        return Files.isRegularFile(file) ? List.of(file) : List.of();
    }

    private List<Path> matching(String glob) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }
}
