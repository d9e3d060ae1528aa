/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.trees.SampleSource;

/** The samples of a split, as trees read them. */
record SplitSource(SampleSplit split) implements SampleSource {

    @Override
    public int rows() {
        return split.rows();
    }

    @Override
    public SampleBatch newBatch(int capacity) {
        return split.newBatch(capacity);
    }

    @Override
    public void fill(SampleBatch batch, int from, int count) {
        split.fillRange(batch, from, count);
    }
}
