/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.OptionalDouble;
import org.entirespace.train.recipe.EarlyStopping;

/** Remembers which epoch was the best, and for how long none has been better. One owner. */
final class BestEpoch {

    /**
     * How things stand.
     *
     * @param criterion the best epoch's criterion; empty where it was undefined, or there is none
     * @param epoch the best epoch, 0 before the first
     * @param worseEpochs the epochs since
     */
    record Standing(OptionalDouble criterion, int epoch, int worseEpochs) {}

    private final EarlyStopping stopping;
    private OptionalDouble best = OptionalDouble.empty();
    private int epoch;
    private int worseEpochs;

    BestEpoch(EarlyStopping stopping) {
        this.stopping = stopping;
    }

    /**
     * Compares an epoch with the best so far.
     *
     * @param candidate its criterion; empty where it was undefined, which never beats a defined one but replaces another
     *     undefined one
     * @return whether it is the new best
     */
    boolean offer(int candidateEpoch, OptionalDouble candidate) {
        boolean better = best.isEmpty() || (candidate.isPresent() && beats(candidate.getAsDouble()));
        if (better) {
            best = candidate;
            epoch = candidateEpoch;
            worseEpochs = 0;
        } else {
            worseEpochs++;
        }
        return better;
    }

    /** Whether so many epochs in a row were no better that training should end. */
    boolean exhausted() {
        return worseEpochs >= stopping.patience();
    }

    /** The best epoch, 0 before the first. */
    int epoch() {
        return epoch;
    }

    /** How things stand. */
    Standing standing() {
        return new Standing(best, epoch, worseEpochs);
    }

    /** Goes on from where things stood. */
    void resume(Standing standing) {
        best = standing.criterion();
        epoch = standing.epoch();
        worseEpochs = standing.worseEpochs();
    }

    private boolean beats(double candidate) {
        double current = best.orElseThrow();
        return stopping.metric().isHigherBetter() ? candidate > current : candidate < current;
    }
}
