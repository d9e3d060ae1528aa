/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {

    @TempDir
    Path folder;

    @Test
    void aFolderGoesWithAllThatIsInItAndNothingElse() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "x");
        Path tree = folder.resolve("tree");
        Files.createDirectories(tree.resolve("a/b"));
        Files.writeString(tree.resolve("a/b/file"), "x");
        Files.createSymbolicLink(tree.resolve("a/link"), outside);

        FolderTree.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(outside.resolve("kept")).exists();
    }

    @Test
    void whatIsNotThereNeedsNoDeleting() throws Exception {
        FolderTree.delete(folder.resolve("absent"));

        assertThat(folder).exists();
    }
}
