/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one round came to: another tree for each head that is not done.
 *
 * @param number the round, from 1
 * @param trainLoss the mean loss that is fitted, by head in head order; empty for a head that was done before
 * @param validationLoss the mean log loss on the validation samples, likewise; empty without any
 */
public record Round(int number, List<OptionalDouble> trainLoss, List<OptionalDouble> validationLoss) {

    /** Copies the lists. */
    public Round {
        trainLoss = List.copyOf(trainLoss);
        validationLoss = List.copyOf(validationLoss);
    }

    /** Hears of rounds, on the thread that grows the trees. */
    @FunctionalInterface
    public interface Listener {
        /** A round ended. */
        void ended(Round round);
    }
}
