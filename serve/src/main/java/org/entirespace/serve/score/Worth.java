/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.Lease;

/** What candidates are worth by a formula of their probabilities and of numbers that came with them. */
final class Worth {

    private Worth() {}

    /**
     * The value of each row that was scored.
     *
     * @throws IllegalRequestException when a name is neither a quantity nor a number of each candidate, or a value is not finite
     */
    static double[] of(Formula formula, Lease lease, byte[] bytes, int length) throws IllegalRequestException {
        int rows = lease.lane().rows().rows();
        List<String> names = formula.names();
        List<String> keys = new ArrayList<>(); // names that are no quantities
        int[] sources = new int[names.size()]; // a quantity's number, or -1 less the place among the keys
        for (int n = 0; n < sources.length; n++) {
            sources[n] = lease.model().quantity(names.get(n));
            if (sources[n] < 0) {
                sources[n] = -1 - keys.size();
                keys.add(names.get(n));
            }
        }
        KeyNumbers numbers = KeyNumbers.read(keys, rows, bytes, length);
        double[] values = new double[names.size()];
        double[] stack = new double[formula.depth()];
        double[] worth = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int n = 0; n < values.length; n++) {
                values[n] = sources[n] < 0
                        ? numbers.of(-1 - sources[n], row)
                        : lease.lane().probability(sources[n], row);
            }
            worth[row] = formula.value(values, stack) + 0.0; // so that there is one zero, not two
            if (!Double.isFinite(worth[row])) {
                throw new IllegalRequestException(
                        ScoreRequest.place(row) + ": its value is not finite; does the formula divide by zero?");
            }
        }
        return worth;
    }
}
