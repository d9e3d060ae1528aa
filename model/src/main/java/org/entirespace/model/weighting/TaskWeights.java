/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.weighting;

/** The weights of the terms of an objective in one training run, and what moves them. One owner. */
public interface TaskWeights {

    /** The weight of a term now; it multiplies the objective's own. Not negative. */
    double of(int term);

    /** Whether {@link #update} needs gradient norms. */
    default boolean needsNorms() {
        return false;
    }

    /**
     * Takes in a step.
     *
     * @param losses the mean loss of each term, times the objective's own weight; (terms)
     * @param norms the norm of the gradient of each of these losses in what the terms share; empty where not needed
     * @param step the step, from 1
     */
    void update(double[] losses, double[] norms, long step);

    /** All that {@link #update} changes, as numbers that {@link #restore} takes; a copy. */
    double[] state();

    /**
     * Takes the place of weights that were at {@code state}.
     *
     * @throws IllegalArgumentException when it has another length than {@link #state}
     */
    void restore(double[] state);
}
