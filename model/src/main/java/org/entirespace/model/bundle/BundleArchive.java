/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.WriteFailedException;
import org.entirespace.core.artifact.ZipDirectory;
import org.entirespace.core.artifact.ZipEntryFacts;

/**
 * Bundles as zip files: the manifest and the files that it names, side by side. Nothing is unpacked on disk; files are read where
 * they lie, once the directory of the zip file has shown to be harmless.
 */
public final class BundleArchive {

    /** The time of every entry, so that equal bundles are equal files. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int BUFFER_BYTES = 1 << 16;

    private BundleArchive() {}

    /** What is read of a folder within a zip file. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Path folder) throws IOException;
    }

    /**
     * Packs a bundle, whole or not at all, and checks what was packed before it gets its name. Weights are stored as they are, since
     * they hardly become smaller.
     *
     * @param folder the bundle's folder
     * @param zip the file, in a folder that is there; replaced if it is
     * @return what was written
     * @throws CorruptArtifactException when a file of the bundle is absent or damaged
     * @throws IllegalArgumentException when the file's name is not plain
     */
    public static FileSeal write(Path folder, Path zip) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CorruptArtifactException(folder, "kind", "a bundle's folder", "none");
        }
        List<FileSeal> files = verify(folder).files();
        Path partial = AtomicFile.partialOf(zip);
        try {
            try (ZipOutputStream out =
                    new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(partial), BUFFER_BYTES))) {
                pack(folder.resolve(ModelBundle.MANIFEST), out);
                for (FileSeal file : files) {
                    pack(folder.resolve(file.file()), out);
                }
            }
            read(partial, BundleArchive::verify);
            return AtomicFile.publish(partial, zip);
        } catch (IOException e) {
            throw WriteFailedException.of(zip, e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static BundleManifest verify(Path folder) throws IOException {
        BundleManifest manifest = ModelBundle.readManifest(folder);
        for (FileSeal file : manifest.files()) {
            file.verify(folder);
        }
        return manifest;
    }

    private static void pack(Path file, ZipOutputStream out) throws IOException {
        String name = String.valueOf(file.getFileName());
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        if (name.endsWith(".safetensors")) {
            CRC32 sum = new CRC32();
            long bytes = copy(file, new OutputStream() {
                @Override
                public void write(int b) {
                    sum.update(b);
                }

                @Override
                public void write(byte[] b, int from, int count) {
                    sum.update(b, from, count);
                }
            });
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes);
            entry.setCrc(sum.getValue());
        }
        out.putNextEntry(entry);
        copy(file, out);
        out.closeEntry();
    }

    private static long copy(Path file, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.transferTo(out);
        }
    }

    /**
     * Reads something of a bundle in a zip file.
     *
     * @throws CorruptArtifactException when the file is no zip file, a hostile one, or what is read of it is damaged
     */
    static <T> T read(Path zip, Reading<T> reading) throws IOException {
        List<ZipEntryFacts> entries = ZipDirectory.read(zip);
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            Path folder = inside.getPath("/");
            for (ZipEntryFacts entry : entries) {
                requireSize(folder.resolve(entry.name()), entry);
            }
            return reading.of(folder);
        } catch (CorruptArtifactException e) {
            throw e.within(zip);
        } catch (ZipException | EOFException | ProviderNotFoundException e) {
            throw new CorruptArtifactException(zip, "content", "that of a zip file", String.valueOf(e.getMessage()));
        }
    }

    /** Checks that what is packed has the size that the directory claims, by which it will be read. */
    private static void requireSize(Path file, ZipEntryFacts entry) throws IOException {
        if (entry.method() == ZipEntryFacts.STORED) {
            return; // has as many bytes as it takes
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0 && bytes <= entry.bytes(); n = in.read(buffer)) {
                bytes += n;
            }
        }
        if (bytes != entry.bytes()) {
            throw new CorruptArtifactException(
                    file, "size in bytes", entry.bytes(), bytes > entry.bytes() ? "more" : bytes);
        }
    }
}
