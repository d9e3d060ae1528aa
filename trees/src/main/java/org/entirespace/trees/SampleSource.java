/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import org.entirespace.core.sample.SampleBatch;

/** Samples of one split by number, the same each time they are read. */
public interface SampleSource {

    /** The number of samples. */
    int rows();

    /** An empty batch for them, with one label column for each behaviour of the graph, in its order. */
    SampleBatch newBatch(int capacity);

    /** Copies {@code count} samples from {@code from} on into a batch, replacing what it holds. */
    void fill(SampleBatch batch, int from, int count);
}
