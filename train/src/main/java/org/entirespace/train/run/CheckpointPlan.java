/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether and how often a network's run keeps its state, so that a run that was killed goes on instead of starting again.
 *
 * @param every the least time between two checkpoints; absent where none are written
 * @param resumes whether checkpoints beside the bundle are looked for: taken up, or deleted where {@code fresh}
 * @param fresh whether the run starts anew whatever checkpoints there are
 */
public record CheckpointPlan(Optional<Duration> every, boolean resumes, boolean fresh) {

    /** Neither writes nor looks for checkpoints. */
    public static final CheckpointPlan NONE = new CheckpointPlan(Optional.empty(), false, false);

    /** Checks the time. */
    public CheckpointPlan {
        every.ifPresent(time -> {
            if (time.isNegative()) {
                throw new IllegalArgumentException("checkpoints every " + time + "; expected not negative");
            }
        });
    }

    /** Resumes, and writes a checkpoint whenever so much time has passed; after every step where it is zero. */
    public static CheckpointPlan every(Duration time) {
        return new CheckpointPlan(Optional.of(time), true, false);
    }

    /** This plan for a run that starts anew. */
    public CheckpointPlan startingFresh() {
        return new CheckpointPlan(every, resumes, true);
    }
}
