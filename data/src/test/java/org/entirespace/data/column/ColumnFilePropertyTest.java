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
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnFilePropertyTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsAppendedInChunksIsReadBack(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        int rows = random.nextInt(30_000);
        byte[] bytes = new byte[rows];
        random.nextBytes(bytes);
        int[] ints = random.ints(rows).toArray();
        long[] longs = random.longs(rows).toArray();
        float[] floats = new float[rows];
        int[] offsets = new int[rows + 1];
        for (int i = 0; i < rows; i++) {
            floats[i] = (float) random.nextDouble(-1, 1);
            offsets[i + 1] = offsets[i] + random.nextInt(4);
        }
        int[] values = random.ints(offsets[rows]).toArray();
        Path path = folder.resolve("x.columns");

        try (var writer = ColumnFileWriter.create(
                path,
                rows,
                List.of(
                        ColumnSpec.of("bytes", ColumnType.INT8),
                        ColumnSpec.bag("bag", values.length),
                        ColumnSpec.of("ints", ColumnType.INT32),
                        ColumnSpec.of("longs", ColumnType.INT64),
                        ColumnSpec.of("floats", ColumnType.FLOAT32)))) {
            for (int from = 0; from < rows; ) {
                int n = Math.min(rows - from, 1 + random.nextInt(9_000));
                int to = from + n;
                int first = offsets[from];
                writer.appendBytes(0, Arrays.copyOfRange(bytes, from, to), n);
                writer.appendBags(
                        1,
                        Arrays.stream(offsets, from, to + 1).map(o -> o - first).toArray(),
                        Arrays.copyOfRange(values, first, offsets[to]),
                        n);
                writer.appendInts(2, Arrays.copyOfRange(ints, from, to), n);
                writer.appendLongs(3, Arrays.copyOfRange(longs, from, to), n);
                writer.appendFloats(4, Arrays.copyOfRange(floats, from, to), n);
                from = to;
            }
            writer.publish();
        }

        try (ColumnFile file = ColumnFile.open(path)) {
            assertThat(file.rows()).isEqualTo(rows);
            byte[] readBytes = new byte[rows];
            file.bytes("bytes").get(readBytes);
            assertThat(readBytes).isEqualTo(bytes);
            int[] readInts = new int[rows];
            file.ints("ints").get(readInts);
            assertThat(readInts).isEqualTo(ints);
            long[] readLongs = new long[rows];
            file.longs("longs").get(readLongs);
            assertThat(readLongs).isEqualTo(longs);
            float[] readFloats = new float[rows];
            file.floats("floats").get(readFloats);
            assertThat(readFloats).isEqualTo(floats);
            int[] readOffsets = new int[rows + 1];
            file.bagOffsets("bag").get(readOffsets);
            assertThat(readOffsets).isEqualTo(offsets);
            int[] readValues = new int[values.length];
            file.bagValues("bag").get(readValues);
            assertThat(readValues).isEqualTo(values);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void blocksLieAlignedAndLittleEndianWhereTheFormatSays(long seed) throws IOException {
        int[] ints = new SplittableRandom(seed).ints(1 + seed).toArray();
        Path path = folder.resolve("x.columns");
        try (var writer = ColumnFileWriter.create(
                path,
                ints.length,
                List.of(ColumnSpec.of("first", ColumnType.INT8), ColumnSpec.of("second", ColumnType.INT32)))) {
            writer.appendBytes(0, new byte[ints.length], ints.length);
            writer.appendInts(1, ints, ints.length);
            writer.publish();
        }

        // reads the file from the description in package-info alone
        ByteBuffer raw = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int firstBlock = (24 + raw.getInt(12) + 63) / 64 * 64;
        int second = firstBlock + (ints.length + 63) / 64 * 64;
        for (int i = 0; i < ints.length; i++) {
            assertThat(raw.getInt(second + 4 * i)).isEqualTo(ints[i]);
        }
        assertThat(raw.capacity()).isEqualTo(second + 4 * ints.length);
    }

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 20));
    }
}
