/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.HashMap;
import java.util.Map;
import org.entirespace.model.tower.RowRuns;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;

/** Scores rows in the smallest block that holds them: few candidates should not cost what many do. */
final class OneDnnScoringPass implements TowerPass {

    /** Rows of the smallest block, and how often the next one is as large. */
    private static final int LEAST = 8;

    private static final int FACTOR = 4;

    private final OneDnnTowers towers;
    private final Map<Integer, OneDnnTowerPass> passes = new HashMap<>(); // by the rows of their blocks

    OneDnnScoringPass(OneDnnTowers towers) {
        this.towers = towers;
    }

    private OneDnnTowerPass passOf(int rows) {
        int block = LEAST;
        while (block < rows) {
            block *= FACTOR;
        }
        int capacity = Math.min(block, towers.capacity());
        return passes.computeIfAbsent(capacity, c -> new OneDnnTowerPass(towers, towers.format.of(c)));
    }

    @Override
    public void forward(float[] input, int rows, float[] logits) {
        passOf(rows).forward(input, rows, logits);
    }

    @Override
    public void forward(float[] input, RowRuns runs, float[] logits) {
        passOf(runs.rows()).forward(input, runs, logits);
    }

    @Override
    public void backward(float[] logitGradients, float[] inputGradients) {
        throw onlyScores();
    }

    @Override
    public void begin(TowerGradient sum, long seed) {
        throw onlyScores();
    }

    private static IllegalStateException onlyScores() {
        return new IllegalStateException("a pass that only scores has no gradients");
    }
}
