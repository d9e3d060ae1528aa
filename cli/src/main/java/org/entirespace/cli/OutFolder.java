/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A look at the folder for results before the work begins, so that hours of it are not lost to a mistyped path. */
final class OutFolder {

    private OutFolder() {}

    /**
     * Checks that a folder is there or can be made. Makes nothing.
     *
     * @throws FileAlreadyExistsException when a file stands in its place or above it
     */
    static void check(Path folder) throws IOException {
        @Nullable Path existing = folder.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && !Files.isDirectory(existing)) {
            throw new FileAlreadyExistsException(existing.toString());
        }
    }
}
