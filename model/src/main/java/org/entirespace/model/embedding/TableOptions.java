/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.Objects;
import org.entirespace.model.optimizer.Frozen;
import org.entirespace.model.optimizer.RowOptimizer;

/**
 * How the rows of a table are kept. What is not asked for takes no memory: an optimiser's state and nothing else.
 *
 * @param optimizer its kind decides the state of a row
 * @param admitAfter a row reads as zero and is not updated until its id was seen so often in earlier steps of training; 0: at once, in [0, 32767]
 * @param evictAfter a row whose id was not seen for so many steps begins anew; 0: never
 * @param precision the numbers that weights are stored in
 */
public record TableOptions(RowOptimizer optimizer, int admitAfter, int evictAfter, RowPrecision precision) {

    /** Checks the ranges. */
    public TableOptions {
        Objects.requireNonNull(precision, "precision");
        if (admitAfter < 0 || admitAfter > Short.MAX_VALUE || evictAfter < 0) {
            throw new IllegalArgumentException("rows admitted after " + admitAfter + " and evicted after " + evictAfter
                    + "; expected 0 to " + Short.MAX_VALUE + ", and ≥ 0");
        }
    }

    /** Rows whose weights are floats. */
    public TableOptions(RowOptimizer optimizer, int admitAfter, int evictAfter) {
        this(optimizer, admitAfter, evictAfter, RowPrecision.FLOAT32);
    }

    /** Rows that take part at once and for ever, their weights floats. */
    public static TableOptions of(RowOptimizer optimizer) {
        return new TableOptions(optimizer, 0, 0);
    }

    /** Rows that are only read: no state beside their weights, which are zero until they are set. */
    public static TableOptions frozen() {
        return of(new Frozen());
    }

    /** These options with weights stored in some numbers. */
    public TableOptions in(RowPrecision other) {
        return new TableOptions(optimizer, admitAfter, evictAfter, other);
    }
}
