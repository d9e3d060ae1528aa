/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.trees.TreesOptions;

/**
 * How trees grow, where the learner is trees.
 *
 * @param rounds see {@link TreesOptions}
 * @param depth see {@link TreesOptions}
 * @param learningRate see {@link TreesOptions}
 * @param minSamples see {@link TreesOptions}
 * @param rowShare see {@link TreesOptions}
 * @param columnShare see {@link TreesOptions}
 * @param patience see {@link TreesOptions}
 */
public record TreesPlan(
        @JsonPropertyDescription("Trees of each head at most; one grows each round.")
        int rounds,

        @JsonPropertyDescription("Splits from the root of a tree to a leaf at most.")
        int depth,

        @JsonPropertyDescription("Factor of each tree.") double learningRate,

        @JsonPropertyDescription("Samples that each side of a split needs, about.")
        int minSamples,

        @JsonPropertyDescription("Share of the samples that a tree is grown on.")
        double rowShare,

        @JsonPropertyDescription("Share of the features that a tree may split by.")
        double columnShare,

        @JsonPropertyDescription("Rounds in a row without a lower validation loss after which a head is done.")
        int patience) {

    /** Checks the ranges. */
    public TreesPlan {
        new TreesOptions(rounds, depth, learningRate, minSamples, rowShare, columnShare, patience);
    }

    static TreesPlan defaults() {
        TreesOptions options = TreesOptions.defaults();
        return new TreesPlan(
                options.rounds(),
                options.depth(),
                options.learningRate(),
                options.minSamples(),
                options.rowShare(),
                options.columnShare(),
                options.patience());
    }

    TreesPlan withDepth(int other) {
        return new TreesPlan(rounds, other, learningRate, minSamples, rowShare, columnShare, patience);
    }

    TreesOptions options() {
        return new TreesOptions(rounds, depth, learningRate, minSamples, rowShare, columnShare, patience);
    }
}
