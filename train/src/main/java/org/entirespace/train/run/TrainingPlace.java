/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;

/**
 * What a run needs of its surroundings, passed in so that a test owns it.
 *
 * @param engine what computes the towers
 * @param clock tells when a bundle was written
 * @param nanoTime a monotonic clock in nanoseconds
 * @param stopRequested asked between batches; once true the run ends early and leaves a usable bundle
 * @param listener hears how the run goes on
 */
public record TrainingPlace(
        TowerEngine engine,
        Clock clock,
        LongSupplier nanoTime,
        BooleanSupplier stopRequested,
        TrainingListener listener) {

    /** What computes towers in floats, as models are served, whatever they are trained in. */
    TowerEngine servingEngine() {
        return engine.precision() == Precision.FLOAT32 ? engine : TowerLibrary.fastest(Precision.FLOAT32);
    }
}
