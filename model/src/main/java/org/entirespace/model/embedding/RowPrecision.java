/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;

/** The numbers that the weights of a table are stored in. State of optimisers is in floats, and so is what is computed. */
public enum RowPrecision {
    /** Floats: 4 bytes a weight. */
    FLOAT32 {
        @Override
        RowWeights weights(RowLoops loops, int dimension) {
            return new FloatWeights(loops, dimension);
        }
    },
    /**
     * Half precision: 2 bytes a weight, eleven digits. A weight that has changed is rounded up or down by chance, so that its
     * mean is what was computed and small steps are not lost. Chance is a hash of the table's seed, the step, the row and the column.
     */
    FLOAT16 {
        @Override
        RowWeights weights(RowLoops loops, int dimension) {
            return new HalfWeights(loops, RowLoopLibrary.plain(), dimension);
        }
    };

    /** What moves weights of some length. */
    abstract RowWeights weights(RowLoops loops, int dimension);
}
