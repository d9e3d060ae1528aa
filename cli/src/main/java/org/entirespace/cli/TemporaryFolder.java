/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.core.artifact.FolderTree;

/**
 * A folder that is deleted when it is closed, with all that is in it by then.
 *
 * @param path where it is
 */
record TemporaryFolder(Path path) implements AutoCloseable {

    static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("entirespace-"));
    }

    @Override
    public void close() throws IOException {
        FolderTree.delete(path);
    }
}
