/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import java.util.List;
import java.util.function.LongSupplier;
import org.entirespace.core.graph.Quantity;
import org.entirespace.model.bundle.ScoreReference;

/**
 * How the scores of models are watched. Threads share it.
 *
 * @param options when scores count as drifted
 * @param nanoTime the clock of windows, as {@link System#nanoTime} is one
 */
public record DriftWatch(DriftOptions options, LongSupplier nanoTime) {

    /**
     * A watch of one version of a model.
     *
     * @param quantities what it answers, by number
     * @param reference how its scores were distributed when it was written
     */
    public ScoreDrift of(List<Quantity> quantities, ScoreReference reference) {
        return new ScoreDrift(this, quantities, reference);
    }
}
