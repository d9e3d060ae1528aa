/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the directory of a zip file says of an entry.
 *
 * @param name its name
 * @param bytes its size, unpacked
 * @param packedBytes its size within the file
 * @param method how it is packed: {@link #STORED} or {@link #DEFLATED}
 * @param flags its general purpose flags
 * @param mode its kind and permissions, as Unix has them; 0 where they are not told
 */
public record ZipEntryFacts(String name, long bytes, long packedBytes, int method, int flags, int mode) {

    /** Not packed. */
    public static final int STORED = 0;

    /** Packed by Deflate. */
    public static final int DEFLATED = 8;

    private static final int HEADER = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    private static final int ENCRYPTED = 1;
    private static final int KIND = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int LINK = 0xA000;
    private static final int WIDE_SIZES = 1; // the extra field with numbers of eight bytes
    private static final long WIDE = 0xFFFFFFFFL;

    /** Reads an entry at a directory's position, and moves that behind it. */
    static ZipEntryFacts read(ByteBuffer directory, Path zip) throws CorruptArtifactException {
        int at = directory.position();
        if (directory.remaining() < HEADER_BYTES || directory.getInt(at) != HEADER) {
            throw new CorruptArtifactException(zip, "directory", "an entry at its byte " + at, "none");
        }
        int nameBytes = Short.toUnsignedInt(directory.getShort(at + 28));
        int extraBytes = Short.toUnsignedInt(directory.getShort(at + 30));
        int size = HEADER_BYTES + nameBytes + extraBytes + Short.toUnsignedInt(directory.getShort(at + 32));
        if (directory.remaining() < size) {
            throw new CorruptArtifactException(
                    zip, "directory", "an entry of " + size + " bytes at its byte " + at, directory.remaining());
        }
        byte[] name = new byte[nameBytes];
        directory.get(at + HEADER_BYTES, name);
        long packed = Integer.toUnsignedLong(directory.getInt(at + 20));
        long bytes = Integer.toUnsignedLong(directory.getInt(at + 24));
        int wide = wideSizes(directory, at + HEADER_BYTES + nameBytes, extraBytes);
        if (wide >= 0 && bytes == WIDE && wide + Long.BYTES <= directory.limit()) {
            bytes = directory.getLong(wide);
            wide += Long.BYTES;
        }
        if (wide >= 0 && packed == WIDE && wide + Long.BYTES <= directory.limit()) {
            packed = directory.getLong(wide);
        }
        directory.position(at + size);
        return new ZipEntryFacts(
                new String(name, StandardCharsets.UTF_8),
                bytes,
                packed,
                Short.toUnsignedInt(directory.getShort(at + 10)),
                Short.toUnsignedInt(directory.getShort(at + 8)),
                directory.getInt(at + 38) >>> 16);
    }

    /** Where the content of the extra field with sizes of eight bytes begins; -1 where there is none. */
    private static int wideSizes(ByteBuffer directory, int extra, int extraBytes) {
        int end = extra + extraBytes;
        for (int at = extra; at + 4 <= end; at += 4 + Short.toUnsignedInt(directory.getShort(at + 2))) {
            if (directory.getShort(at) == WIDE_SIZES) {
                return at + 4;
            }
        }
        return -1;
    }

    /** Checks what can be told of this entry alone. */
    void check(Path zip) throws CorruptArtifactException {
        if (!FileSeal.isPlain(name)) {
            throw refused(zip, "name", "a plain one without a folder", "another");
        }
        if ((mode & KIND) != 0 && (mode & KIND) != REGULAR) {
            throw refused(zip, "kind", "a file", (mode & KIND) == LINK ? "a symbolic link" : "something else");
        }
        if ((flags & ENCRYPTED) != 0) {
            throw refused(zip, "encryption", "none", "some");
        }
        if (method != STORED && method != DEFLATED) {
            throw refused(zip, "method", STORED + " or " + DEFLATED, method);
        }
        if (bytes < 0 || packedBytes < 0 || (method == STORED && bytes != packedBytes)) {
            throw refused(zip, "size", "the packed one where nothing is packed", bytes + " and " + packedBytes);
        }
    }

    private CorruptArtifactException refused(Path zip, String rule, Object expected, Object found) {
        return new CorruptArtifactException(zip, "entry '" + name + "': " + rule, expected, found);
    }
}
