/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import org.entirespace.core.metric.Auc;
import org.entirespace.core.metric.GroupedAuc;
import org.entirespace.core.metric.LogLoss;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.core.metric.NormalizedEntropy;
import org.entirespace.core.metric.Predictions;

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

    /** The metric of some predictions. */
    public MetricValue of(Predictions predictions) {
        return switch (this) {
            case AUC -> Auc.of(predictions);
            case GAUC -> GroupedAuc.of(predictions).value();
            case LOG_LOSS -> LogLoss.of(predictions);
            case NE -> NormalizedEntropy.of(predictions);
        };
    }

    /** Whether a higher value is better. */
    public boolean isHigherBetter() {
        return this == AUC || this == GAUC;
    }
}
