/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import org.entirespace.model.bundle.DayRecord;
import org.entirespace.model.bundle.EpochRecord;

/** Hears how a training run goes on; called on the thread that runs it. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * A run begins.
     *
     * @param samples the samples of one epoch
     * @param parameters the parameters to be fitted; 0 where that is not known, for trees grow as they need
     * @param engine what computes the matrix products, or grows the trees
     */
    default void started(long samples, long parameters, String engine) {}

    /**
     * The run goes on from a checkpoint.
     *
     * @param epoch the epoch under way
     * @param samples the samples of it that were trained on before
     */
    default void resumed(int epoch, long samples) {}

    /**
     * A checkpoint is damaged, and the one before it is taken.
     *
     * @param message what is wrong
     */
    default void damaged(String message) {}

    /**
     * A checkpoint was written.
     *
     * @param steps the steps taken
     * @param seconds the time it took
     */
    default void checkpointed(long steps, double seconds) {}

    /**
     * Another batch was trained on.
     *
     * @param epoch the epoch, from 1
     * @param samples the samples of this epoch so far
     */
    default void trained(int epoch, long samples) {}

    /**
     * The samples of an epoch were all trained on.
     *
     * @param epoch the epoch, from 1
     * @param share the share of the time since the epoch began that went into reading its samples, in [0, 1]
     */
    default void read(int epoch, double share) {}

    /**
     * Another round of trees grew.
     *
     * @param record what it came to, with the round in the place of the epoch; heads that are done are not in it
     * @param rounds the most rounds there will be
     */
    default void grown(EpochRecord record, int rounds) {}

    /**
     * Something looks wrong, and training goes on.
     *
     * @param epoch the epoch after which it was seen
     * @param message what it is
     */
    default void warned(int epoch, String message) {}

    /**
     * A day was learned, and the bundle written; see {@link DailyRun}.
     *
     * @param record what it came to
     */
    default void dayLearned(DayRecord record) {}

    /**
     * Something of a run that the user should know.
     *
     * @param message what it is
     */
    default void noted(String message) {}

    /**
     * An epoch ended and was validated.
     *
     * @param record what it came to
     * @param kept whether it is the best so far, and was written
     */
    default void epochEnded(EpochRecord record, boolean kept) {}
}
