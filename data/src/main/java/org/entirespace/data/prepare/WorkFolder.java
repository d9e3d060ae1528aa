/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.entirespace.core.artifact.FolderTree;
import org.jspecify.annotations.Nullable;

/**
 * A folder within the output folder for what is not yet, or never, published. Only one at a time: as long as it is open, others
 * are refused; what killed ones left is deleted.
 */
final class WorkFolder implements AutoCloseable {

    private static final String PREFIX = ".work-";

    private final FileChannel channel;
    private final Path path;

    private WorkFolder(FileChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    static WorkFolder open(Path outFolder) throws IOException {
        Files.createDirectories(outFolder);
        Path real = outFolder.toRealPath();
        FileChannel channel =
                FileChannel.open(real.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new IOException(outFolder + ": another process prepares samples into this folder");
            }
            for (Path left : leftovers(real)) {
                FolderTree.delete(left);
            }
            Path path = Files.createDirectory(
                    real.resolve(PREFIX + ProcessHandle.current().pid()));
            return new WorkFolder(channel, path);
        } catch (Throwable failure) {
            channel.close();
            throw failure;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static List<Path> leftovers(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> String.valueOf(p.getFileName()).startsWith(PREFIX))
                    .toList();
        }
    }

    Path path() {
        return path;
    }

    /** Deletes the folder and lets others in. */
    @Override
    public void close() throws IOException {
        try {
            FolderTree.delete(path);
        } finally {
            channel.close();
        }
    }
}
