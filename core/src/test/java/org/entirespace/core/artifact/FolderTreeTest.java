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

    @Test
    void aTemporaryFolderReplacesThoseOfDeadProcesses() throws Exception {
        Path dead =
                Files.createDirectories(folder.resolve(".work-999999999-1/a")).getParent();
        Path living = Files.createDirectory(folder.resolve(".work-1-2"));
        Path other = Files.createDirectory(folder.resolve(".works-999999999-1"));

        Path first = FolderTree.temporary(folder, ".work-");
        Path second = FolderTree.temporary(folder, ".work-");

        assertThat(dead).doesNotExist();
        assertThat(folder).isDirectoryContaining(living::equals).isDirectoryContaining(other::equals);
        assertThat(first).isNotEqualTo(second).isEmptyDirectory();
        assertThat(String.valueOf(first.getFileName()))
                .startsWith(".work-" + ProcessHandle.current().pid() + "-");
    }
}
