/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses among the trials of a model by what the validation split says, never by the test split. */
final class Choice {

    private Choice() {}

    /** The trial with the best criterion, the earliest of equal ones; a trial without one loses to any with one. */
    static Optional<RunRecord> best(List<RunRecord> trials, boolean higherIsBetter) {
        double sign = higherIsBetter ? 1 : -1;
        return trials.stream()
                .min(Comparator.comparingDouble((RunRecord trial) ->
                                -sign * trial.criterion().value().orElse(sign * Double.NEGATIVE_INFINITY))
                        .thenComparingInt(trial -> trial.key().trial()));
    }
}
