/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import org.entirespace.model.checkpoint.StateBlock;
import org.entirespace.model.embedding.EmbeddingTable;

/**
 * How often the rows of an embedding table were seen, and when they were last: whole numbers below 2^31 - 2^23, whose bits are
 * those of finite floats.
 *
 * @param name the block's name
 * @param table the table
 */
record SightingsBlock(String name, EmbeddingTable table) implements StateBlock {

    private static final int COLUMNS = 2;

    @Override
    public int rows() {
        return table.rows();
    }

    @Override
    public int floatsPerRow() {
        return COLUMNS;
    }

    @Override
    public void read(int from, int to, float[] target) {
        int[] sightings = new int[COLUMNS * (to - from)];
        table.readSightings(from, to, sightings);
        for (int i = 0; i < sightings.length; i++) {
            target[i] = Float.intBitsToFloat(sightings[i]);
        }
    }

    @Override
    public void write(int from, int to, float[] source) {
        int[] sightings = new int[COLUMNS * (to - from)];
        for (int i = 0; i < sightings.length; i++) {
            sightings[i] = Float.floatToRawIntBits(source[i]);
        }
        table.writeSightings(from, to, sightings);
    }
}
