/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.data.sample.SampleWriter;
import org.jspecify.annotations.Nullable;

/**
 * A list of embedding rows a sample. What is held by place is the number of a bag; bags lie one behind the other. Numbered bags
 * are encoded once, others as they come, and then fewer samples are held at a time.
 */
final class PlacedBags implements PlacedColumn {

    private static final int BLOCK = 8192;
    private static final int MOST_UNNUMBERED = 1 << 22;

    private final String sql;
    private final int field; // its place in the schema
    private final FieldEncoder encoder;
    private final boolean numbered;
    private int[] ends = {0, 0}; // where bag b ends, at b + 1; the first bag is empty
    private int[] rows = new int[1024]; // of the embedding table, of all bags
    private int bags = 1;
    private IntBuffer held = IntBuffer.allocate(0);

    PlacedBags(String sql, int field, FieldEncoder encoder, @Nullable List<String> texts) {
        this.sql = sql;
        this.field = field;
        this.encoder = encoder;
        this.numbered = texts != null;
        if (texts != null) {
            texts.forEach(this::add);
        }
    }

    /** Encodes a bag; its number is one less than there are bags then. */
    private void add(String text) {
        if (bags + 1 >= ends.length) {
            ends = Arrays.copyOf(ends, Math.multiplyExact(ends.length, 2));
        }
        ends[bags + 1] = ends[bags];
        BagText.forEach(text, element -> {
            int at = ends[bags + 1]++;
            if (at == rows.length) {
                rows = Arrays.copyOf(rows, Math.multiplyExact(rows.length, 2));
            }
            rows[at] = encoder.rowOf(element);
        });
        bags++;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public int bytes() {
        return Integer.BYTES;
    }

    @Override
    public int most() {
        return numbered ? Integer.MAX_VALUE : MOST_UNNUMBERED;
    }

    @Override
    public void hold(ByteBuffer room) {
        held = room.asIntBuffer();
        bags = numbered ? bags : 1;
    }

    @Override
    public void take(DuckDBDataChunkReader chunk, int[] at) {
        DuckDBReadableVector values = chunk.vector(1);
        int count = (int) chunk.rowCount();
        for (int row = 0; row < count; row++) {
            if (at[row] < 0) {
                continue;
            }
            if (values.isNull(row)) {
                held.put(at[row], 0);
            } else if (numbered) {
                held.put(at[row], 1 + values.getInt(row));
            } else {
                held.put(at[row], bags);
                add(values.getString(row));
            }
        }
    }

    @Override
    public void write(SampleWriter writer, int from, int count) throws IOException {
        int[] offsets = new int[BLOCK + 1];
        int[] values = new int[BLOCK];
        for (int done = 0; done < count; done += BLOCK) {
            int size = Math.min(BLOCK, count - done);
            for (int i = 0; i < size; i++) {
                int bag = held.get(from + done + i);
                int length = ends[bag + 1] - ends[bag];
                offsets[i + 1] = Math.addExact(offsets[i], length);
                if (offsets[i + 1] > values.length) {
                    values = Arrays.copyOf(values, Math.max(offsets[i + 1], values.length * 2));
                }
                System.arraycopy(rows, ends[bag], values, offsets[i], length);
            }
            writer.appendBags(field, offsets, values, size);
        }
    }
}
