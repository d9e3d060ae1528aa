/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What XGBoost is told of the growth of one head's trees. It bounds the curvature on each side of a split, not the number of
 * samples; so as many samples are turned into the curvature that they have at the observed rate.
 *
 * <pre>
 *   min_child_weight = min_samples * w * p (1 - p)      p: base rate, w: mean weight of a sample
 * </pre>
 *
 * @param options how trees are grown
 * @param seed the seed of this head's draws
 * @param threads the most threads; they do not change the trees
 */
record GrowthSettings(TreesOptions options, long seed, int threads) {

    /** The settings of one of several heads: each draws rows and columns of its own. */
    GrowthSettings forHead(int head) {
        return new GrowthSettings(options, seed + head, threads);
    }

    /** The parameters. Bins are XGBoost's own 256, leaves are shrunk by its own lambda of 1. */
    Map<String, Object> parameters(double meanWeight, double baseRate) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("base_score", 0.5);
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", options.depth());
        parameters.put("eta", options.learningRate());
        parameters.put("min_child_weight", options.minSamples() * meanWeight * baseRate * (1 - baseRate));
        parameters.put("subsample", options.rowShare());
        parameters.put("colsample_bytree", options.columnShare());
        parameters.put("lambda", 1);
        parameters.put("max_bin", 256);
        parameters.put("seed", seed);
        // draws of a round must not depend on what other heads drew before it
        parameters.put("seed_per_iteration", 1);
        // more threads than processors wait for each other in busy loops
        parameters.put("nthread", Math.min(threads, Runtime.getRuntime().availableProcessors()));
        parameters.put("verbosity", 0);
        return parameters;
    }
}
