/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

/**
 * How a run is carried out, beyond what its recipe says.
 *
 * @param share the share of the training split's samples that are trained on, in (0, 1]
 * @param checkpoints whether and how often its state is kept
 */
public record RunOptions(double share, CheckpointPlan checkpoints) {

    /** All samples, no checkpoints. */
    public static RunOptions defaults() {
        return new RunOptions(1, CheckpointPlan.NONE);
    }

    /** These options with other checkpoints. */
    public RunOptions with(CheckpointPlan other) {
        return new RunOptions(share, other);
    }
}
