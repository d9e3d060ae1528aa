/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import org.entirespace.model.optimizer.RowOptimizer;

/**
 * How the rows of a table are kept. What is not asked for takes no memory: an optimiser's state and nothing else.
 *
 * @param optimizer its kind decides the state of a row
 * @param admitAfter a row reads as zero and is not updated until its id was seen so often in earlier steps of training; 0: at once, in [0, 32767]
 * @param evictAfter a row whose id was not seen for so many steps begins anew; 0: never
 */
public record TableOptions(RowOptimizer optimizer, int admitAfter, int evictAfter) {

    /** Checks the ranges. */
    public TableOptions {
        if (admitAfter < 0 || admitAfter > Short.MAX_VALUE || evictAfter < 0) {
            throw new IllegalArgumentException("rows admitted after " + admitAfter + " and evicted after " + evictAfter
                    + "; expected 0 to " + Short.MAX_VALUE + ", and ≥ 0");
        }
    }

    /** Rows that take part at once and for ever. */
    public static TableOptions of(RowOptimizer optimizer) {
        return new TableOptions(optimizer, 0, 0);
    }
}
