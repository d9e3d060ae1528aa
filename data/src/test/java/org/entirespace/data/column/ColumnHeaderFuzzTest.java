/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.fuzz.Fuzz;
import org.entirespace.core.fuzz.MemoryFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled column files are refused by one exception or read within their bounds. */
class ColumnHeaderFuzzTest {

    private static final int PREAMBLE = 24;
    private static final int MOST_BYTES = 8 << 20;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private byte[] sound = new byte[0];
    private int header;

    @BeforeEach
    void writeASoundFile() throws IOException {
        Path path = folder.resolve("sound.columns");
        try (var writer = ColumnFileWriter.create(
                path,
                3,
                List.of(
                        ColumnSpec.of("a", ColumnType.INT8),
                        ColumnSpec.bag("b", 4),
                        ColumnSpec.of("c", ColumnType.FLOAT32)))) {
            writer.appendBytes(0, new byte[3], 3);
            writer.appendBags(1, new int[] {0, 1, 1, 4}, new int[] {7, 8, 9, 10}, 3);
            writer.appendFloats(2, new float[3], 3);
            writer.publish();
        }
        sound = Files.readAllBytes(path);
        header = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    }

    private Fuzz fuzz(byte[] sample) {
        return new Fuzz(List.of(sample), Set.of(CorruptArtifactException.class), MOST_BYTES);
    }

    private void read(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("x.columns"), bytes);
        try (ColumnFile file = ColumnFile.open(path)) {
            for (ColumnSpec column : file.columns()) {
                switch (column.type()) {
                    case INT8 -> file.bytes(column.name()).get(new byte[file.rows()]);
                    case INT32 -> file.ints(column.name()).get(new int[file.rows()]);
                    case INT64 -> file.longs(column.name()).get(new long[file.rows()]);
                    case FLOAT32 -> file.floats(column.name()).get(new float[file.rows()]);
                    case BAG -> {
                        int values = file.bagOffsets(column.name()).get(file.rows());
                        file.bagValues(column.name()).get(new int[values]);
                    }
                }
            }
        }
    }

    @Test
    void aWholeFile() {
        Fuzz.Outcome outcome = fuzz(sound).run(5_000, this::read);

        assertThat(outcome.ways()).isGreaterThan(8);
    }

    /** With the length and the checksum that it ought to have, so that the content is looked at. */
    @Test
    void aHeader() {
        byte[] rest = Arrays.copyOfRange(sound, (PREAMBLE + header + 63) / 64 * 64, sound.length);

        Fuzz.Outcome outcome = fuzz(Arrays.copyOfRange(sound, PREAMBLE, PREAMBLE + header))
                .run(10_000, json -> {
                    int firstBlock = (PREAMBLE + json.length + 63) / 64 * 64;
                    CRC32C crc = new CRC32C();
                    crc.update(json);
                    ByteBuffer file = ByteBuffer.wrap(Arrays.copyOf(sound, firstBlock + rest.length))
                            .order(ByteOrder.LITTLE_ENDIAN);
                    Arrays.fill(file.array(), PREAMBLE, file.limit(), (byte) 0);
                    file.putInt(12, json.length).putInt(16, (int) crc.getValue());
                    file.put(PREAMBLE, json).put(firstBlock, rest);
                    read(file.array());
                });

        assertThat(outcome.ways()).isGreaterThan(8);
    }
}
