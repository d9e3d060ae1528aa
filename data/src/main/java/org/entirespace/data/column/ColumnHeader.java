/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.entirespace.core.artifact.CorruptArtifactException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands before the first block: magic, version, layout.
 *
 * @param layout where each column lies
 * @param firstBlock the file offset that the layout counts from
 */
record ColumnHeader(ColumnLayout layout, long firstBlock) {

    static final int FORMAT_VERSION = 1;

    private static final long MAGIC =
            ByteBuffer.wrap("ESCOLUMN".getBytes(StandardCharsets.US_ASCII)).getLong();
    private static final int PREAMBLE = 24;
    private static final int MAX_HEADER = 1 << 26;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** Writes the header of a layout at the start of a file. */
    static ColumnHeader write(FileChannel channel, ColumnLayout layout) throws IOException {
        byte[] json = JSON.writeValueAsBytes(layout);
        long firstBlock = ColumnLayout.aligned(PREAMBLE + (long) json.length);
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(firstBlock)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.order(ByteOrder.BIG_ENDIAN).putLong(MAGIC).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(FORMAT_VERSION).putInt(json.length).putInt(crc(json)).putInt(0);
        buffer.put(json).rewind();
        while (buffer.hasRemaining()) {
            channel.write(buffer, buffer.position());
        }
        return new ColumnHeader(layout, firstBlock);
    }

    /**
     * Reads and checks the header of a file; allocates no more than the file holds.
     *
     * @throws CorruptArtifactException when anything is not as it must be
     */
    static ColumnHeader read(Path path, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < PREAMBLE) {
            throw new CorruptArtifactException(path, "size in bytes", "at least " + PREAMBLE, size);
        }
        ByteBuffer preamble = read(path, channel, 0, PREAMBLE);
        if (preamble.order(ByteOrder.BIG_ENDIAN).getLong() != MAGIC) {
            throw new CorruptArtifactException(path, "first eight bytes", "ESCOLUMN", "others");
        }
        preamble.order(ByteOrder.LITTLE_ENDIAN);
        expect(path, "format version", FORMAT_VERSION, preamble.getInt());
        int length = preamble.getInt();
        if (length <= 0 || length > Math.min(size - PREAMBLE, MAX_HEADER)) {
            throw new CorruptArtifactException(
                    path, "header length", "1 to " + Math.min(size - PREAMBLE, MAX_HEADER), length);
        }
        byte[] json = read(path, channel, PREAMBLE, length).array();
        expect(path, "checksum of the header", crc(json), preamble.getInt());
        expect(path, "reserved bytes", 0, preamble.getInt());
        ColumnLayout layout = parse(path, json);
        long firstBlock = ColumnLayout.aligned(PREAMBLE + (long) length);
        expect(path, "size in bytes", firstBlock + layout.bytes(), size);
        return new ColumnHeader(layout, firstBlock);
    }

    private static ColumnLayout parse(Path path, byte[] json) throws CorruptArtifactException {
        ColumnLayout layout;
        ColumnLayout expected;
        try {
            layout = JSON.readValue(json, ColumnLayout.class);
            if (layout == null) { // the JSON value null
                throw new IllegalArgumentException("null");
            }
            for (ColumnLayout.Entry entry : layout.columns()) {
                int blocks = entry.type() == ColumnType.BAG ? 2 : 1;
                if (entry.blocks().size() != blocks) {
                    throw new IllegalArgumentException("column '" + entry.name() + "' has "
                            + entry.blocks().size() + " blocks; expected " + blocks);
                }
            }
            List<ColumnSpec> specs =
                    layout.columns().stream().map(ColumnLayout.Entry::spec).toList();
            expected = ColumnLayout.of(layout.rows(), specs);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw new CorruptArtifactException(path, "header", "a layout of columns", String.valueOf(e.getMessage()));
        }
        if (!expected.equals(layout)) {
            throw new CorruptArtifactException(path, "blocks", expected.columns(), layout.columns());
        }
        return layout;
    }

    private static ByteBuffer read(Path path, FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new CorruptArtifactException(path, "bytes from " + offset, length, buffer.position());
            }
        }
        return buffer.rewind();
    }

    private static void expect(Path path, String rule, long expected, long found) throws CorruptArtifactException {
        if (expected != found) {
            throw new CorruptArtifactException(path, rule, expected, found);
        }
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
