/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import org.entirespace.model.bundle.EpochRecord;

/** Hears how a training run goes on; called on the thread that runs it. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * A run begins.
     *
     * @param samples the samples of one epoch
     * @param parameters the parameters to be fitted
     * @param engine what computes the matrix products
     */
    default void started(long samples, long parameters, String engine) {}

    /**
     * Another batch was trained on.
     *
     * @param epoch the epoch, from 1
     * @param samples the samples of this epoch so far
     */
    default void trained(int epoch, long samples) {}

    /**
     * An epoch ended and was validated.
     *
     * @param record what it came to
     * @param kept whether it is the best so far, and was written
     */
    default void epochEnded(EpochRecord record, boolean kept) {}
}
