/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import org.entirespace.model.kernel.RowStep;

/** Nothing changes the rows: they keep no state, and a table of them is as small and as near together as its weights are. */
public record Frozen() implements RowOptimizer {

    @Override
    public int stateFloats(int dimension) {
        return 0;
    }

    /** There is no step. */
    @Override
    public RowStep at(long step) {
        throw new IllegalStateException("rows that are frozen take no step");
    }
}
