/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.data.sample.SampleWriter;
import org.jspecify.annotations.Nullable;

/** One embedding row, or one standardised number, a sample. */
final class PlacedInts implements PlacedColumn {

    private static final int BLOCK = 8192;

    /** Encodes one value. */
    private interface Reader {

        int read(DuckDBReadableVector values, long row);
    }

    private final String sql;
    private final int field; // its place in the schema
    private final boolean numbers; // whether the values are bits of floats
    private final Reader reader;
    private final int[] block = new int[BLOCK];
    private final float[] floats;
    private IntBuffer held = IntBuffer.allocate(0);

    private PlacedInts(String sql, int field, boolean numbers, Reader reader) {
        this.sql = sql;
        this.field = field;
        this.numbers = numbers;
        this.reader = reader;
        this.floats = new float[numbers ? BLOCK : 0];
    }

    /** A column of texts; numbered ones are encoded here and now. */
    static PlacedInts texts(String sql, int field, FieldEncoder encoder, @Nullable List<String> numbered) {
        if (numbered == null) {
            return new PlacedInts(
                    sql,
                    field,
                    false,
                    (values, row) -> encoder.rowOf(values.isNull(row) ? null : values.getString(row)));
        }
        int[] rows = numbered.stream().mapToInt(encoder::rowOf).toArray(); // of the embedding table, by number
        int missing = encoder.rowOf((String) null);
        return new PlacedInts(
                sql, field, false, (values, row) -> values.isNull(row) ? missing : rows[values.getInt(row)]);
    }

    /** A column of numbers by bucket. */
    static PlacedInts bucketed(String sql, int field, FieldEncoder encoder) {
        return new PlacedInts(sql, field, false, (values, row) -> encoder.rowOf(values.getDouble(row)));
    }

    /** A column of standardised numbers. */
    static PlacedInts standardized(String sql, int field, FieldEncoder encoder) {
        return new PlacedInts(
                sql,
                field,
                true,
                (values, row) -> Float.floatToRawIntBits(encoder.standardized(values.getDouble(row))));
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
    public void hold(ByteBuffer room) {
        held = room.asIntBuffer();
    }

    @Override
    public void take(DuckDBDataChunkReader chunk, int[] at) {
        DuckDBReadableVector values = chunk.vector(1);
        int rows = (int) chunk.rowCount();
        for (int row = 0; row < rows; row++) {
            if (at[row] >= 0) {
                held.put(at[row], reader.read(values, row));
            }
        }
    }

    @Override
    public void write(SampleWriter writer, int from, int count) throws IOException {
        for (int done = 0; done < count; done += BLOCK) {
            int size = Math.min(BLOCK, count - done);
            held.get(from + done, block, 0, size);
            if (numbers) {
                for (int i = 0; i < size; i++) {
                    floats[i] = Float.intBitsToFloat(block[i]);
                }
                writer.appendNumbers(field, floats, size);
            } else {
                writer.appendRows(field, block, size);
            }
        }
    }
}
