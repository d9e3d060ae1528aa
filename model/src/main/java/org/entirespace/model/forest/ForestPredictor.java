/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.heads.HeadPredictor;

/** Predicts the heads of a forest. */
record ForestPredictor(Forest forest) implements HeadPredictor {

    private static final int BLOCK = 512;

    @Override
    public CompiledGraph graph() {
        return forest.graph();
    }

    @Override
    public Readout readout() {
        return forest.readout();
    }

    @Override
    public int heads() {
        return forest.heads().size();
    }

    @Override
    public int block() {
        return BLOCK;
    }

    @Override
    public void requireFits(SampleBatch batch) {
        forest.statistics().columns().requireFits(batch);
    }

    @Override
    public Lane lane() {
        int width = forest.statistics().width();
        float[] features = new float[Math.multiplyExact(BLOCK, width)]; // (block, width)
        return (batch, from, to, logits) -> {
            forest.statistics().fill(batch, from, to, features, 0);
            for (int h = 0; h < heads(); h++) {
                Trees trees = forest.heads().get(h);
                for (int i = 0; i < to - from; i++) {
                    logits[i * heads() + h] = trees.logit(features, i * width);
                }
            }
        };
    }
}
