/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import org.entirespace.model.checkpoint.StateBlock;
import org.entirespace.model.embedding.EmbeddingTable;

/**
 * The rows of an embedding table, weight and optimiser state together.
 *
 * @param name the block's name
 * @param table the table
 */
record TableBlock(String name, EmbeddingTable table) implements StateBlock {

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
}
