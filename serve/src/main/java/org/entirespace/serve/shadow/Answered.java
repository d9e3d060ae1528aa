/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.shadow;

import java.util.List;
import org.entirespace.core.graph.Quantity;
import org.entirespace.serve.holder.Lease;

/** What a model answered a request, kept to compare with. One thread at a time. */
final class Answered {

    private final List<String> quantities;
    private final double[][] logOdds; // (quantities, rows)
    private final int rows;

    Answered(Lease lease) {
        quantities = lease.model().quantities().stream().map(Quantity::key).toList();
        rows = lease.lane().rows().rows();
        logOdds = new double[quantities.size()][rows];
        for (int q = 0; q < quantities.size(); q++) {
            for (int row = 0; row < rows; row++) {
                logOdds[q][row] = lease.lane().logOdds(q, row);
            }
        }
    }

    /** About the bytes that it holds. */
    long bytes() {
        return (long) quantities.size() * rows * Double.BYTES;
    }

    /**
     * Tells how far another model's answers lie from these, by quantity that both have.
     *
     * @throws IllegalStateException when the other sees other rows in the request
     */
    void compare(Lease other, ShadowPlan plan, ShadowListener listener) {
        if (other.lane().rows().rows() != rows) {
            throw new IllegalStateException(other.model() + " sees "
                    + other.lane().rows().rows() + " rows in a request where " + plan.model() + " sees " + rows);
        }
        List<Quantity> theirs = other.model().quantities();
        for (int their = 0; their < theirs.size(); their++) {
            int mine = quantities.indexOf(theirs.get(their).key());
            for (int row = 0; mine >= 0 && row < rows; row++) {
                double apart = Math.abs(logOdds[mine][row] - other.lane().logOdds(their, row));
                listener.compared(plan, quantities.get(mine), apart);
            }
        }
        listener.scored(plan, rows);
    }
}
