/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

/** The number of the validation split that chooses the best epoch. */
public enum StoppingMetric {
    /** Area under the ROC curve; higher is better. */
    AUC,
    /** Mean negative log-likelihood; lower is better. */
    LOG_LOSS,
    /** Normalised entropy, the log loss over that of the base rate; lower is better. */
    NE,
    /** AUC within groups, weighted by their samples; higher is better. */
    GAUC;

    /** Whether a higher value is better. */
    public boolean isHigherBetter() {
        return this == AUC || this == GAUC;
    }
}
