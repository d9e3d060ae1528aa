/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipDirectoryTest {

    private static final int HEADER = 0x02014b50;

    @TempDir
    Path folder;

    /** A zip file with entries of these names, each of the same content. */
    private static byte[] zip(byte[] content, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] text() {
        return "some text, some more".getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes of a file for changes, at whose position an entry of the directory begins. */
    private static ByteBuffer entry(byte[] zip, int number) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int seen = 0;
        for (int at = 0; at + 4 <= zip.length; at++) {
            if (bytes.getInt(at) == HEADER && seen++ == number) {
                return bytes.position(at);
            }
        }
        throw new IllegalArgumentException("no entry " + number);
    }

    private Path file(byte[] zip) throws IOException {
        return Files.write(folder.resolve("file.zip"), zip);
    }

    private void refused(byte[] zip, String message) throws IOException {
        Path file = file(zip);
        assertThatThrownBy(() -> ZipDirectory.read(file))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void plainFilesAreListed() throws IOException {
        byte[] zip = zip(text(), "a.json", "b-1.bin");

        assertThat(ZipDirectory.read(file(zip)))
                .extracting(ZipEntryFacts::name, ZipEntryFacts::bytes, ZipEntryFacts::method)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.json", 20L, ZipEntryFacts.DEFLATED),
                        org.assertj.core.groups.Tuple.tuple("b-1.bin", 20L, ZipEntryFacts.DEFLATED));
        assertThat(ZipDirectory.read(file(zip(text())))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "..",
                "/etc/passwd",
                "C:\\evil",
                "a/../../evil",
                "a/b",
                "folder/",
                "a\\b",
                ".hidden",
                "",
                "a\nb"
            })
    void namesThatCouldLeaveAFolderAreRefused(String name) throws IOException {
        refused(
                zip(text(), "good", name),
                "entry '" + name + "': name: expected a plain one without a folder, found another");
    }

    @Test
    void symbolicLinksAreRefused() throws IOException {
        byte[] zip = zip("/etc/passwd".getBytes(StandardCharsets.UTF_8), "good", "link");
        ByteBuffer entry = entry(zip, 1);
        entry.putInt(entry.position() + 38, 0xA1FF << 16);
        refused(zip, "entry 'link': kind: expected a file, found a symbolic link");

        entry.putInt(entry.position() + 38, 0x41FF << 16);
        refused(zip, "entry 'link': kind: expected a file, found something else");

        entry.putInt(entry.position() + 38, 0x81A4 << 16);
        assertThat(ZipDirectory.read(file(zip))).hasSize(2);
    }

    @Test
    void namesThatComeTwiceAreRefused() throws IOException {
        byte[] zip = zip(text(), "one", "two");
        ByteBuffer entry = entry(zip, 1);
        entry.put(entry.position() + 46, "one".getBytes(StandardCharsets.UTF_8));

        refused(zip, "entry 'one': expected each name once, found it twice");
    }

    @Test
    void whatBecomesAHundredTimesAsLargeIsRefused() throws IOException {
        byte[] zip = zip(new byte[1_000_000], "zeros");
        long packed = Integer.toUnsignedLong(entry(zip, 0).getInt(entry(zip, 0).position() + 20));

        refused(
                zip,
                "entry 'zeros': ratio: expected at most 100 bytes of one packed byte, found 1000000 bytes of "
                        + packed);
    }

    @Test
    void moreThanTenGigabytesAreRefused() throws IOException {
        byte[] zip = zip(text(), "a", "b", "c");
        for (int i = 0; i < 3; i++) {
            ByteBuffer entry = entry(zip, i);
            entry.putInt(entry.position() + 24, -2); // almost 4 GB
        }

        refused(zip, "size of all entries: expected at most 10737418240 bytes, found more");
    }

    @Test
    void moreThanTenThousandEntriesAreRefused() throws IOException {
        String[] names = new String[ZipDirectory.MOST_ENTRIES + 1];
        Arrays.setAll(names, i -> "e" + i);

        refused(zip(new byte[0], names), "entries: expected at most 10000, found 10001");
        assertThat(ZipDirectory.read(file(zip(new byte[0], Arrays.copyOf(names, ZipDirectory.MOST_ENTRIES)))))
                .hasSize(ZipDirectory.MOST_ENTRIES);
    }

    @Test
    void entriesThatShareTheirBytesAreRefused() throws IOException {
        byte[] random = new byte[1000];
        new SplittableRandom(1).nextBytes(random);
        byte[] zip = zip(random, "a", "b");
        ByteBuffer entry = entry(zip, 1);
        entry.putInt(entry.position() + 20, zip.length - 500);

        refused(zip, "packed size of all entries: expected at most the file's " + zip.length + " bytes, found more");
    }

    @Test
    void whatOtherReadersCouldUnderstandOtherwiseIsRefused() throws IOException {
        byte[] encrypted = zip(text(), "a");
        ByteBuffer entry = entry(encrypted, 0);
        entry.putShort(entry.position() + 8, (short) 1);
        refused(encrypted, "entry 'a': encryption: expected none, found some");

        byte[] otherwise = zip(text(), "a");
        entry = entry(otherwise, 0);
        entry.putShort(entry.position() + 10, (short) 12);
        refused(otherwise, "entry 'a': method: expected 0 or 8, found 12");

        byte[] stored = zip(text(), "a");
        entry = entry(stored, 0);
        entry.putShort(entry.position() + 10, (short) 0);
        entry.putInt(entry.position() + 24, 21);
        assertThatThrownBy(() -> ZipDirectory.read(file(stored)))
                .hasMessageContaining(
                        "entry 'a': size: expected the packed one where nothing is packed, found 21 and ");

        byte[] commented = Arrays.copyOf(zip(text(), "a"), zip(text(), "a").length + 3);
        commented[commented.length - 5] = 3;
        refused(
                commented,
                "end: expected the end record of a zip file in one part, without a comment, found other bytes");
    }

    @Test
    void whatIsNoZipFileIsRefused() throws IOException {
        refused(new byte[3], "length: expected a zip file of at least 22 bytes, found 3");
        refused(
                new byte[300],
                "end: expected the end record of a zip file in one part, without a comment, found other bytes");
        byte[] zip = zip(text(), "a");
        byte[] cut = Arrays.copyOfRange(zip, 1, zip.length);
        assertThatThrownBy(() -> ZipDirectory.read(file(cut)))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("directory: expected at most 4194304 bytes that end at byte ");
    }

    /** Sizes that need eight bytes are in an extra field, and there is a second end record. */
    @Test
    void largeFilesAreUnderstood() throws IOException {
        byte[] plain = zip(text(), "a");
        ByteBuffer old = entry(plain, 0);
        int start = old.position();
        int packed = old.getInt(start + 20);
        ByteBuffer wide = ByteBuffer.allocate(plain.length + 20 + 76).order(ByteOrder.LITTLE_ENDIAN);
        wide.put(plain, 0, start + 47);
        wide.putInt(start + 20, -1).putInt(start + 24, -1).putShort(start + 30, (short) 20);
        wide.putShort((short) 1).putShort((short) 16).putLong(20).putLong(packed);
        int end = wide.position();
        wide.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putLong(0);
        wide.putLong(1).putLong(1).putLong(end - start).putLong(start);
        wide.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        wide.put(plain, plain.length - 22, 22).putInt(wide.position() - 10, -1).putInt(wide.position() - 6, -1);

        assertThat(ZipDirectory.read(file(wide.array())))
                .extracting(ZipEntryFacts::bytes, ZipEntryFacts::packedBytes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(20L, (long) packed));

        wide.putLong(end + 48, start + 1);
        refused(
                wide.array(),
                "directory: expected at most 4194304 bytes that end at byte " + end + ", found " + (end - start)
                        + " bytes from byte " + (start + 1));
        wide.putLong(end + 48, start).putInt(wide.capacity() - 10, 7);
        refused(wide.array(), "end: expected two end records that tell the same, found others");
    }

    @Test
    void whateverBitIsFlippedNothingElseThanARefusalComesOfIt() throws IOException {
        byte[] zip = zip(text(), "a.json", "b.bin");
        for (int bit = 0; bit < 8 * zip.length; bit += 3) {
            byte[] flipped = zip.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Path file = file(flipped);
            try {
                assertThat(ZipDirectory.read(file)).hasSize(2);
            } catch (CorruptArtifactException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
            }
        }
    }
}
