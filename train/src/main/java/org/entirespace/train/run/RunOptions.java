/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

/**
 * How a run is carried out, beyond what its recipe says.
 *
 * @param share the share of the training split's samples that are trained on, in (0, 1]
 * @param checkpoints whether and how often its state is kept
 * @param goldenRequests the samples whose answers the bundle carries, at least 0; with none it is for nobody to serve, and does not carry how
 *     its scores are distributed either
 */
public record RunOptions(double share, CheckpointPlan checkpoints, int goldenRequests) {

    /** The usual number of golden requests. */
    public static final int GOLDEN_REQUESTS = 100;

    /** All samples, no checkpoints, the usual golden requests. */
    public static RunOptions defaults() {
        return new RunOptions(1, CheckpointPlan.NONE, GOLDEN_REQUESTS);
    }

    /** Whether the bundle carries what whoever serves it compares its answers with. */
    boolean isForService() {
        return goldenRequests > 0;
    }

    /** These options with other checkpoints. */
    public RunOptions with(CheckpointPlan other) {
        return new RunOptions(share, other, goldenRequests);
    }
}
