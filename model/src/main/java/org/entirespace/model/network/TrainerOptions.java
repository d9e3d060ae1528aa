/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import org.entirespace.model.constraint.TwinConstraint;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.RowOptimizer;
import org.entirespace.model.weighting.WeightingOptions;

/**
 * How a network is trained.
 *
 * @param batchSize the most samples of one step
 * @param slices the parts into which a batch is cut; with the seed and the data it decides the bits of the result, the
 *     number of threads does not
 * @param seed of what training leaves to chance, such as dropout
 * @param dense the optimiser of the towers
 * @param embedding the lazy optimiser of the embedding tables, of the kind that the network was made for
 * @param weighting how terms are weighed against each other
 * @param constraint what ties two towers
 */
public record TrainerOptions(
        int batchSize,
        int slices,
        long seed,
        AdamOptions dense,
        RowOptimizer embedding,
        WeightingOptions weighting,
        TwinConstraint constraint) {

    /** Checks the sizes. */
    public TrainerOptions {
        if (batchSize < 1 || slices < 1 || slices > batchSize) {
            throw new IllegalArgumentException(
                    "batch size " + batchSize + ", slices " + slices + "; expected ≥ 1, in [1, batch size]");
        }
    }

    /** Training with fixed weights and free towers. */
    public TrainerOptions(int batchSize, int slices, long seed, AdamOptions dense, RowOptimizer embedding) {
        this(batchSize, slices, seed, dense, embedding, WeightingOptions.fixed(), TwinConstraint.NONE);
    }
}
