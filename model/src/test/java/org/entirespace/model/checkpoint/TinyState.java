/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.model.embedding.EmbeddingTable;

/** A state of two arrays, one empty, and a table. */
final class TinyState {

    final float[] values;
    final EmbeddingTable table;

    TinyState(long seed) {
        var random = new SplittableRandom(seed);
        values = new float[17];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        table = new EmbeddingTable(9, 3, 1, seed);
    }

    List<StateBlock> blocks() {
        return List.of(StateBlock.of("values", values), StateBlock.of("none", new float[0]), new StateBlock() {
            @Override
            public String name() {
                return "table";
            }

            @Override
            public int rows() {
                return table.rows();
            }

            @Override
            public int floatsPerRow() {
                return table.floatsPerRow();
            }

            @Override
            public void read(int from, int to, float[] target) {
                table.readRows(from, to, target);
            }

            @Override
            public void write(int from, int to, float[] source) {
                table.writeRows(from, to, source);
            }
        });
    }

    /** All its floats. */
    List<float[]> floats() {
        float[] rows = new float[table.rows() * table.floatsPerRow()];
        table.readRows(0, table.rows(), rows);
        return List.of(values, rows);
    }
}
