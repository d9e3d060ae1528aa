/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Arrays;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.tower.RowRuns;
import org.entirespace.model.tower.TowerPass;
import org.jspecify.annotations.Nullable;

/**
 * The input rows of a block of samples on their way through the towers, those of one request together where the network's
 * fields allow it. One thread at a time.
 */
final class InputBlock {

    /** Samples for each run at the least: with fewer, running together costs more than it saves. */
    private static final int LEAST_OF_RUN = 4;

    private final Network network;
    private final float[] input; // (block, width)
    private final boolean[] begins; // (block); whether the row has the columns of its run
    private final @Nullable RowRuns runs; // null where samples have nothing in common

    /**
     * Room for {@code block} samples.
     *
     * @param byRuns whether samples of one request may go together
     */
    InputBlock(Network network, int block, boolean byRuns) {
        this.network = network;
        input = new float[Math.multiplyExact(block, network.layout().width())];
        begins = new boolean[block];
        int shared = network.layout().shared();
        runs = shared == 0 || !byRuns ? null : new RowRuns(block, shared);
    }

    /** Gathers the samples [from, to) of a batch and takes them to their logits. */
    void forward(SampleBatch batch, int from, int to, TowerPass pass, float[] logits) {
        RowRuns together = together(batch, from, to);
        Arrays.fill(begins, 0, to - from, together == null);
        if (together == null) {
            network.layout().gather(batch, from, to, network.tables(), begins, input);
            pass.forward(input, to - from, logits);
            return;
        }
        for (int run = 0; run < together.runs(); run++) {
            begins[together.first(run)] = true;
        }
        network.layout().gather(batch, from, to, network.tables(), begins, input);
        pass.forward(input, together, logits);
    }

    /** The runs of some samples; null where there are none, or too many to gain by them. */
    private @Nullable RowRuns together(SampleBatch batch, int from, int to) {
        if (runs == null) {
            return null;
        }
        network.layout().findRuns(batch, from, to, begins, runs);
        return runs.runs() * LEAST_OF_RUN <= to - from ? runs : null;
    }

    /**
     * Copies which of the block's rows hold the gradient of the columns that a run has in common.
     *
     * @param ofBatch filled from {@code from} on
     */
    void copyBegins(boolean[] ofBatch, int from, int rows) {
        System.arraycopy(begins, 0, ofBatch, from, rows);
    }
}
