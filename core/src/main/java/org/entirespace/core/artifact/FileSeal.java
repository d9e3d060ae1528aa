/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name, size and checksum of a file in a folder, as a manifest lists it.
 *
 * @param file the file's plain name, without any folder, of at most 255 characters as file systems have them
 * @param bytes its size
 * @param sha256 its SHA-256 in lower-case hexadecimal
 */
public record FileSeal(String file, long bytes, String sha256) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Rejects names that could leave the folder, and malformed checksums. */
    public FileSeal {
        if (!isPlain(file)) {
            throw new IllegalArgumentException("file name '" + file + "': expected a plain name");
        }
        if (bytes < 0 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("seal of '" + file + "': malformed size or checksum");
        }
    }

    /** Whether a name is a plain one: letters, digits, '.', '_' and '-', of which it begins with one of the first two kinds. */
    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    /**
     * Seals a file as it lies on disk.
     *
     * @throws IllegalArgumentException when its name is not plain
     */
    public static FileSeal of(Path path) throws IOException {
        return of(path, String.valueOf(path.getFileName()));
    }

    /** Seals the content at {@code path} under the name it will have. */
    static FileSeal of(Path path, String name) throws IOException {
        MessageDigest digest = newDigest();
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        }
        return new FileSeal(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Checks size and checksum of this file in {@code folder}.
     *
     * @return the file's path
     * @throws CorruptArtifactException when it is absent, has another size or another checksum
     */
    public Path verify(Path folder) throws IOException {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new CorruptArtifactException(path, "presence", "a file of " + bytes + " bytes", "none");
        }
        long size = Files.size(path);
        if (size != bytes) {
            throw new CorruptArtifactException(path, "size in bytes", bytes, size);
        }
        FileSeal found = of(path, file);
        if (!found.sha256.equals(sha256)) {
            throw new CorruptArtifactException(path, "SHA-256", sha256, found.sha256);
        }
        return path;
    }

    /** An empty SHA-256 digest; every Java platform has it. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
