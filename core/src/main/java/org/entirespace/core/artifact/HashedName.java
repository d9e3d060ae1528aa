/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Names of files that carry the file's own checksum, {@code stem-0123456789abcdef.ext}. A new file never replaces one that a
 * manifest still lists, unless they are equal byte for byte.
 */
public final class HashedName {

    private static final int DIGITS = 16;
    private static final Pattern HASHED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*-[0-9a-f]{16}\\.[a-z]+");

    private HashedName() {}

    /**
     * Publishes a file that lies complete under its temporary name.
     *
     * @param partial the complete file
     * @param plain the path it would have without a checksum, {@code folder/stem.ext}
     */
    public static FileSeal publish(Path partial, Path plain) throws IOException {
        String name = String.valueOf(plain.getFileName());
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            throw new IllegalArgumentException("file name '" + name + "': expected 'stem.ext'");
        }
        AtomicFile.flush(partial);
        FileSeal seal = FileSeal.of(partial, name);
        String hashed = name.substring(0, dot) + "-" + seal.sha256().substring(0, DIGITS) + name.substring(dot);
        AtomicFile.rename(partial, plain.resolveSibling(hashed));
        return new FileSeal(hashed, seal.bytes(), seal.sha256());
    }

    /**
     * Writes a file whole or not at all, under its hashed name.
     *
     * @param plain the path it would have without a checksum, {@code folder/stem.ext}
     * @throws WriteFailedException when the content cannot be written, such as on a full disk
     */
    public static FileSeal write(Path plain, AtomicFile.Content content) throws IOException {
        Path partial = AtomicFile.begin(plain);
        try {
            AtomicFile.writePartial(partial, plain, content);
            return publish(partial, plain);
        } catch (IOException e) {
            throw WriteFailedException.of(plain, e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Whether a plain file name carries a checksum. */
    public static boolean matches(String name) {
        return HASHED.matcher(name).matches();
    }
}
