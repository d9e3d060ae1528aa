/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data;

/** Hears how far a long piece of work has come. Called on the working thread, so it must be quick and must not throw. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener NONE = (stage, done, total) -> {};

    /**
     * Hears of progress.
     *
     * @param stage what is being done, such as {@code attribution}
     * @param done how much is done, in [0, total]
     * @param total how much there is to do, in the stage's own unit
     */
    void progressed(String stage, long done, long total);
}
