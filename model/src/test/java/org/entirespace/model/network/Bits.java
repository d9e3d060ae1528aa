/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Arrays;
import org.entirespace.model.embedding.EmbeddingTable;

/** All parameters of a network as one array, to be compared bit by bit. */
public final class Bits {

    private Bits() {}

    /** The towers' parameters, then the rows of every table. */
    public static int[] of(Network network) {
        int[] bits = new int[Math.toIntExact(network.parameters())];
        int at = copy(network.dense(), bits, 0);
        for (EmbeddingTable table : network.tables()) {
            float[] row = new float[table.dimension()];
            for (int r = 0; r < table.rows(); r++) {
                table.copyInto(r, row, 0);
                at = copy(row, bits, at);
            }
        }
        return at == bits.length ? bits : Arrays.copyOf(bits, at);
    }

    private static int copy(float[] values, int[] bits, int from) {
        for (int i = 0; i < values.length; i++) {
            bits[from + i] = Float.floatToRawIntBits(values[i]);
        }
        return from + values.length;
    }
}
