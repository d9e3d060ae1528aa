/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.List;
import org.entirespace.model.bundle.EpochRecord;

/**
 * How a training went, epoch by epoch.
 *
 * @param validationMetric the name of the metric that early stopping watches, with its space, such as {@code AUC of CVR on click}
 * @param keptEpoch the epoch whose parameters were kept; 0 where that is not known
 * @param epochs the epochs, ascending, losses by the names of their terms as people read them ({@code CTCVR}); empty for a model that was
 *     not trained here
 */
public record LearningCurve(String validationMetric, int keptEpoch, List<EpochRecord> epochs) {

    /** Copies the list. */
    public LearningCurve {
        epochs = List.copyOf(epochs);
        if (keptEpoch < 0) {
            throw new IllegalArgumentException("kept epoch " + keptEpoch + ": expected 0 or more");
        }
    }

    /** The curve of a model that was not trained here. */
    public static LearningCurve none() {
        return new LearningCurve("", 0, List.of());
    }
}
