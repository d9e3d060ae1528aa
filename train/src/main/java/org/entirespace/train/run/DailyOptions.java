/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a model goes on day by day.
 *
 * @param from the folder of the bundle that it goes on from
 * @param maxDrop the share of the average of recent days by which a day's quality may be worse before training stops, in (0, 1]
 * @param keepsOptimizer whether the optimiser's state is kept beside the weights for the next run
 * @param lastDay the last day to learn from; all where absent
 */
public record DailyOptions(Path from, double maxDrop, boolean keepsOptimizer, Optional<LocalDate> lastDay) {

    /** A tenth. */
    public static final double MAX_DROP = 0.1;

    /** Checks the share. */
    public DailyOptions {
        if (!(maxDrop > 0 && maxDrop <= 1)) {
            throw new IllegalArgumentException("largest drop " + maxDrop + "; expected in (0, 1]");
        }
    }
}
