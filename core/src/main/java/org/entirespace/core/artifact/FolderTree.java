/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class FolderTree {

    private FolderTree() {}

    /** Deletes a folder, where there is one. Links are deleted, not followed. */
    public static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> entries = Files.walk(folder)) {
            deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : deepestFirst) {
            Files.deleteIfExists(entry);
        }
    }

    /**
     * Makes a folder for what is never published, {@code PREFIX<process>-<digits>}, after those that killed processes left.
     *
     * @param parent a folder that is there
     * @param prefix what its name begins with, such as {@code .work-}
     */
    public static Path temporary(Path parent, String prefix) throws IOException {
        try (var entries = Files.newDirectoryStream(parent, prefix + "*-*")) {
            for (Path entry : entries) {
                String rest = String.valueOf(entry.getFileName()).substring(prefix.length());
                if (!Writers.lives(rest.substring(0, rest.indexOf('-')))) {
                    delete(entry);
                }
            }
        }
        return Files.createTempDirectory(
                parent, prefix + ProcessHandle.current().pid() + "-");
    }
}
