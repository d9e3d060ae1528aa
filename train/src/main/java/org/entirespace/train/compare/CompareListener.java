/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

/** Hears how an experiment goes on; called on the threads that run it, one call at a time or not. */
public interface CompareListener {

    /** Hears nothing. */
    CompareListener SILENT = new CompareListener() {};

    /**
     * The trials begin, or after them the runs that are judged.
     *
     * @param runs how many there are
     * @param done those that lie finished on disk
     */
    default void began(int runs, int done) {}

    /** Samples are made. */
    default void preparing(String what) {}

    /** A run begins. */
    default void started(RunKey run) {}

    /** A run ended, and its record was written. */
    default void ended(RunRecord record) {}

    /** A run failed; the others go on. */
    default void failed(RunKey run, Throwable why) {}

    /** The search chose settings for a model. */
    default void chose(String model, int trial, String criterion) {}
}
