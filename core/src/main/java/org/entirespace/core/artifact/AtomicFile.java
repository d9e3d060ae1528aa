/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;

/**
 * Writes a file whole or not at all: to a temporary name beside the target, flushed to disk, then renamed over it. A reader
 * sees the old file or the new one; a failed or killed write leaves the old one.
 */
public final class AtomicFile {

    /** Produces the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes the whole content; need not flush or close. */
        void writeTo(OutputStream out) throws IOException;
    }

    private static final String SUFFIX = ".partial";

    private AtomicFile() {}

    /**
     * Writes {@code content} to {@code target}, replacing what was there. Two threads of one process must not write the
     * same target at the same time.
     *
     * @throws WriteFailedException when the content cannot be written, such as on a full disk; the target stays as it was
     * @throws IllegalArgumentException when the target's name is not plain; it stays as it was
     */
    public static FileSeal write(Path target, Content content) throws IOException {
        Path partial = begin(target);
        try {
            writePartial(partial, target, content);
            return publish(partial, target);
        } catch (IOException e) {
            throw WriteFailedException.of(target, e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Writes the content of {@code target} under its temporary name; not yet flushed to disk. */
    static void writePartial(Path partial, Path target, Content content) throws IOException {
        OutputStream file = Files.newOutputStream(partial);
        try (OutputStream out = new NamedStream(new BufferedOutputStream(file, 1 << 16), target)) {
            content.writeTo(out);
        }
    }

    /**
     * The temporary name under which this process is about to prepare {@code target}; what killed processes left of the same
     * target is deleted first.
     */
    public static Path begin(Path target) throws IOException {
        Path folder = target.toAbsolutePath().resolveSibling("");
        if (Files.isDirectory(folder)) {
            String own = "." + target.getFileName();
            sweep(folder, own::equals);
        }
        return partialOf(target);
    }

    /** The temporary name under which a process prepares {@code target}; swept by {@link #sweep}. */
    public static Path partialOf(Path target) {
        return target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + SUFFIX);
    }

    /**
     * Flushes a file that lies complete under its temporary name, and renames it to {@code target}.
     *
     * @throws IllegalArgumentException when the target's name is not plain; it stays as it was
     */
    public static FileSeal publish(Path partial, Path target) throws IOException {
        flush(partial);
        FileSeal sealed = FileSeal.of(partial, String.valueOf(target.getFileName()));
        rename(partial, target);
        return sealed;
    }

    /** Flushes a file that lies complete under its temporary name, and renames it to {@code target}; reads nothing of it. */
    public static void replace(Path partial, Path target) throws IOException {
        flush(partial);
        rename(partial, target);
    }

    /** Makes the content of a file durable. */
    static void flush(Path partial) throws IOException {
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Gives a durable file its name, and makes that durable. */
    static void rename(Path partial, Path target) throws IOException {
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(target.toAbsolutePath().resolveSibling(""));
    }

    /**
     * Deletes what killed processes left under temporary names in {@code folder}; another living process's files stay. Whether
     * one lives is only known of processes of this machine, so processes of two machines must not write into one folder.
     */
    public static void sweep(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            sweep(folder, prepared -> true);
        }
    }

    /** Sweeps what was prepared under names that are {@code due}, without the number of the process. */
    private static void sweep(Path folder, Predicate<String> due) throws IOException {
        try (var entries = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                String stem = name.substring(0, name.length() - SUFFIX.length());
                int dot = Math.max(0, stem.lastIndexOf('.'));
                if (due.test(stem.substring(0, dot)) && !Writers.lives(stem.substring(dot + 1))) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    /** Makes a rename durable; platforms that cannot open a folder need no such call. */
    private static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
