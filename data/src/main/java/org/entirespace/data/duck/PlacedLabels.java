/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.data.sample.SampleWriter;

/** The labels of several behaviours that follow one another, each one byte a sample. */
final class PlacedLabels implements PlacedColumn {

    private static final int BLOCK = 8192;

    private final String sql;
    private final int first; // the first behaviour's place
    private final int behaviors;
    private final byte[] block = new byte[BLOCK];
    private ByteBuffer held = ByteBuffer.allocate(0); // (samples, behaviours)

    PlacedLabels(String sql, int first, int behaviors) {
        this.sql = sql;
        this.first = first;
        this.behaviors = behaviors;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public int bytes() {
        return behaviors;
    }

    @Override
    public void hold(ByteBuffer room) {
        held = room;
    }

    @Override
    public void take(DuckDBDataChunkReader chunk, int[] at) {
        int rows = (int) chunk.rowCount();
        for (int behavior = 0; behavior < behaviors; behavior++) {
            DuckDBReadableVector codes = chunk.vector(1 + behavior);
            for (int row = 0; row < rows; row++) {
                if (at[row] >= 0) {
                    held.put(at[row] * behaviors + behavior, codes.getByte(row));
                }
            }
        }
    }

    @Override
    public void write(SampleWriter writer, int from, int count) throws IOException {
        for (int behavior = 0; behavior < behaviors; behavior++) {
            for (int done = 0; done < count; done += BLOCK) {
                int size = Math.min(BLOCK, count - done);
                for (int i = 0; i < size; i++) {
                    block[i] = held.get((from + done + i) * behaviors + behavior);
                }
                writer.appendLabels(first + behavior, block, size);
            }
        }
    }
}
