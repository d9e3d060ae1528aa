/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.data.sample.SampleWriter;
import org.jspecify.annotations.Nullable;

/** The group, or the id, of each sample. */
final class PlacedLongs implements PlacedColumn {

    private static final int BLOCK = 8192;

    private final String sql;
    private final boolean ids;
    private final long @Nullable [] numbered; // the values by number, then that of none
    private final long[] block = new long[BLOCK];
    private LongBuffer held = LongBuffer.allocate(0);

    private PlacedLongs(String sql, boolean ids, long @Nullable [] numbered) {
        this.sql = sql;
        this.ids = ids;
        this.numbered = numbered;
    }

    /** Groups as they come, or by their numbers. */
    static PlacedLongs groups(String sql, long @Nullable [] numbered) {
        return new PlacedLongs(sql, false, numbered);
    }

    static PlacedLongs ids(String sql) {
        return new PlacedLongs(sql, true, null);
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public int bytes() {
        return Long.BYTES;
    }

    @Override
    public void hold(ByteBuffer room) {
        held = room.asLongBuffer();
    }

    @Override
    public void take(DuckDBDataChunkReader chunk, int[] at) {
        DuckDBReadableVector values = chunk.vector(1);
        int rows = (int) chunk.rowCount();
        for (int row = 0; row < rows; row++) {
            if (at[row] >= 0) {
                held.put(at[row], numbered == null ? values.getLong(row) : byNumber(numbered, values, row));
            }
        }
    }

    private static long byNumber(long[] numbered, DuckDBReadableVector numbers, int row) {
        return numbered[numbers.isNull(row) ? numbered.length - 1 : numbers.getInt(row)];
    }

    @Override
    public void write(SampleWriter writer, int from, int count) throws IOException {
        for (int done = 0; done < count; done += BLOCK) {
            int size = Math.min(BLOCK, count - done);
            held.get(from + done, block, 0, size);
            if (ids) {
                writer.appendIds(block, size);
            } else {
                writer.appendGroups(block, size);
            }
        }
    }
}
