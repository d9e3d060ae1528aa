/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory of a zip file, read and checked before anything in the file is. It is a hostile one, and refused, unless every entry
 * is a plain file with a name of its own and no folder, and sizes stay within limits; nothing is allocated by what it claims. The
 * directory must be the last in the file, without a comment, so that no other reader finds another one.
 *
 * <p>Source: PKWARE's APPNOTE.TXT 6.3, sections 4.3.12 to 4.3.16 and 4.5.3.
 */
public final class ZipDirectory {

    /** The most entries. */
    public static final int MOST_ENTRIES = 10_000;

    /** The most bytes of all entries together, unpacked. */
    public static final long MOST_BYTES = 10L << 30;

    /** The most bytes that one packed byte may become. */
    public static final int MOST_RATIO = 100;

    private static final int MOST_DIRECTORY_BYTES = 4 << 20;
    private static final int END_BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int WIDE_END_BYTES = 56;
    private static final int END = 0x06054b50;
    private static final int LOCATOR = 0x07064b50;
    private static final int WIDE_END = 0x06064b50;
    private static final long WIDE = 0xFFFFFFFFL; // stands for a number of eight bytes elsewhere
    private static final int WIDE_COUNT = 0xFFFF;

    private final Path zip;
    private final FileChannel channel;

    private ZipDirectory(Path zip, FileChannel channel) {
        this.zip = zip;
        this.channel = channel;
    }

    /**
     * Reads a directory.
     *
     * @return the entries, in the directory's order
     * @throws CorruptArtifactException when the file is no zip file, or a hostile one
     */
    public static List<ZipEntryFacts> read(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ)) {
            return new ZipDirectory(zip, channel).entries();
        }
    }

    private List<ZipEntryFacts> entries() throws IOException {
        long length = channel.size();
        if (length < END_BYTES) {
            throw refused("length", "a zip file of at least " + END_BYTES + " bytes", length);
        }
        Extent extent = extent(length);
        if (extent.count < 0 || extent.count > MOST_ENTRIES) {
            throw refused("entries", "at most " + MOST_ENTRIES, extent.count);
        }
        if (extent.bytes < 0 || extent.bytes > MOST_DIRECTORY_BYTES || extent.start != extent.end - extent.bytes) {
            throw refused(
                    "directory",
                    "at most " + MOST_DIRECTORY_BYTES + " bytes that end at byte " + extent.end,
                    extent.bytes + " bytes from byte " + extent.start);
        }
        ByteBuffer directory = bytes(extent.start, (int) extent.bytes);
        List<ZipEntryFacts> entries = new ArrayList<>();
        for (int i = 0; i < extent.count; i++) {
            entries.add(ZipEntryFacts.read(directory, zip));
        }
        if (directory.hasRemaining()) {
            throw refused("directory", extent.count + " entries", directory.remaining() + " bytes more");
        }
        check(entries, length);
        return entries;
    }

    /** Where the directory lies: entries, bytes, first byte, and the byte behind the last. */
    private record Extent(long count, long bytes, long start, long end) {}

    private Extent extent(long length) throws IOException {
        ByteBuffer end = bytes(length - END_BYTES, END_BYTES);
        if (end.getInt(0) != END || end.getInt(4) != 0 || end.getShort(20) != 0) {
            throw refused("end", "the end record of a zip file in one part, without a comment", "other bytes");
        }
        long count = Short.toUnsignedLong(end.getShort(10));
        long bytes = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        long at = length - END_BYTES - LOCATOR_BYTES - WIDE_END_BYTES;
        if (at < 0) {
            return new Extent(count, bytes, start, length - END_BYTES);
        }
        ByteBuffer wide = bytes(at, WIDE_END_BYTES + LOCATOR_BYTES);
        if (wide.getInt(WIDE_END_BYTES) != LOCATOR) {
            return new Extent(count, bytes, start, length - END_BYTES);
        }
        Extent all = new Extent(wide.getLong(32), wide.getLong(40), wide.getLong(48), at);
        boolean same = (count == all.count || count == WIDE_COUNT)
                && (bytes == all.bytes || bytes == WIDE)
                && (start == all.start || start == WIDE);
        if (wide.getInt(0) != WIDE_END || wide.getLong(WIDE_END_BYTES + 8) != at || !same) {
            throw refused("end", "two end records that tell the same", "others");
        }
        return all;
    }

    private void check(List<ZipEntryFacts> entries, long length) throws CorruptArtifactException {
        Set<String> names = new HashSet<>();
        long bytes = 0;
        long packed = 0;
        for (ZipEntryFacts entry : entries) {
            entry.check(zip);
            if (!names.add(entry.name())) {
                throw refused("entry '" + entry.name() + "'", "each name once", "it twice");
            }
            bytes += Math.min(entry.bytes(), MOST_BYTES + 1);
            packed += Math.min(entry.packedBytes(), length + 1);
            if (bytes > MOST_BYTES) {
                throw refused("size of all entries", "at most " + MOST_BYTES + " bytes", "more");
            }
            if (packed > length) {
                throw refused("packed size of all entries", "at most the file's " + length + " bytes", "more");
            }
        }
        for (ZipEntryFacts entry : entries) {
            if (entry.bytes() / MOST_RATIO > entry.packedBytes()) {
                throw refused(
                        "entry '" + entry.name() + "': ratio",
                        "at most " + MOST_RATIO + " bytes of one packed byte",
                        entry.bytes() + " bytes of " + entry.packedBytes());
            }
        }
    }

    private ByteBuffer bytes(long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException(zip + ": ended while it was read");
            }
        }
        return bytes.flip();
    }

    private CorruptArtifactException refused(String rule, Object expected, Object found) {
        return new CorruptArtifactException(zip, rule, expected, found);
    }
}
