/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import java.util.Arrays;
import org.entirespace.model.kernel.RowStep;

/**
 * An optimiser of the rows of embedding tables: its options, and what state it keeps of a row. All are lazy: a step changes
 * only the rows that its batch looked up. Immutable.
 */
public sealed interface RowOptimizer permits AdamOptions, AdagradOptions, RowwiseAdagradOptions, FtrlOptions, Frozen {

    /** The floats of state beside a weight of some length. */
    int stateFloats(int dimension);

    /**
     * Sets the state of a row whose weight is new.
     *
     * @param rows the weight (dimension) from {@code at}, and behind it the state, which is set
     */
    default void startState(float[] rows, int at, int dimension) {
        Arrays.fill(rows, at + dimension, at + dimension + stateFloats(dimension), 0f);
    }

    /** The constants of one step, from 1. */
    RowStep at(long step);
}
