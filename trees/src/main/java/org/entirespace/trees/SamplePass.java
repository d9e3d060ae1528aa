/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.heads.BatchColumns;

/** Goes through all samples of a source, in order. */
final class SamplePass {

    private static final int BATCH = 8192;

    private SamplePass() {}

    /** What is done with each sample. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Looks at a sample.
         *
         * @param batch holds it; filled anew later
         * @param place where it stands in the batch
         * @param sample its number in the source
         */
        void visit(SampleBatch batch, int place, int sample);
    }

    /**
     * Visits every sample once.
     *
     * @throws IllegalArgumentException when the samples have other fields, or a number that is not finite
     */
    static void over(SampleSource source, BatchColumns columns, Visitor visitor) {
        SampleBatch batch = source.newBatch(Math.max(1, Math.min(BATCH, source.rows())));
        for (int at = 0; at < source.rows(); at += BATCH) {
            source.fill(batch, at, Math.min(BATCH, source.rows() - at));
            columns.requireFits(batch);
            for (int i = 0; i < batch.size; i++) {
                visitor.visit(batch, i, at + i);
            }
        }
    }
}
