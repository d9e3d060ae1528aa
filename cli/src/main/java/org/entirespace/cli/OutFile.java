/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A look at the place of a file for results before the work begins. */
final class OutFile {

    private OutFile() {}

    /**
     * Checks that a file is there or can be made. Makes nothing.
     *
     * @throws FileSystemException when a folder stands in the place of the file, or a file in that of a folder above it
     */
    static void check(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder; expected a file, or nothing yet");
        }
        OutFolder.check(folderOf(file));
    }

    /** Makes the folders above a file that was checked. */
    static void makeFolder(Path file) throws IOException {
        Files.createDirectories(folderOf(file));
    }

    private static Path folderOf(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }
}
