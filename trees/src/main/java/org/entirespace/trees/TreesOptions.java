/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

/**
 * How the trees of each head are grown.
 *
 * @param rounds the most trees, at least 1
 * @param depth the most splits from the root to a leaf, in [1, 16]
 * @param learningRate the factor of each tree, in (0, 1]
 * @param minSamples about how many samples each side of a split needs, at least 1; see {@link GrowthSettings}
 * @param rowShare the share of samples that a tree is grown on, in (0, 1]
 * @param columnShare the share of features that a tree may split by, in (0, 1]
 * @param patience how many rounds in a row may fail to lower the validation loss before a head is done, at least 1
 */
public record TreesOptions(
        int rounds, int depth, double learningRate, int minSamples, double rowShare, double columnShare, int patience) {

    /** The deepest trees. */
    public static final int MAX_DEPTH = 16;

    /** Checks the ranges. */
    public TreesOptions {
        require("rounds", rounds, rounds >= 1, "at least 1");
        require("depth", depth, depth >= 1 && depth <= MAX_DEPTH, "1 to " + MAX_DEPTH);
        require("learning rate", learningRate, isShare(learningRate), "in (0, 1]");
        require("samples of a side", minSamples, minSamples >= 1, "at least 1");
        require("share of rows", rowShare, isShare(rowShare), "in (0, 1]");
        require("share of columns", columnShare, isShare(columnShare), "in (0, 1]");
        require("patience", patience, patience >= 1, "at least 1");
    }

    private static boolean isShare(double value) {
        return value > 0 && value <= 1;
    }

    private static void require(String what, Object found, boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("trees: " + what + ": " + found + "; expected " + expected);
        }
    }

    /** 150 trees of depth 8 over 0.6 of rows and columns, 20 samples to a side, steps of 0.1, ten rounds of patience. */
    public static TreesOptions defaults() {
        return new TreesOptions(150, 8, 0.1, 20, 0.6, 0.6, 10);
    }
}
