/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.calibration;

import org.entirespace.core.graph.CalibrationMap;

/** How a head is calibrated. Either way the mean of the calibrated rates is the share of samples in which the behaviour happened. */
public enum CalibrationMethod {

    /** A line in logits: two numbers, for few samples. Source: Platt, "Probabilistic outputs for support vector machines", 1999. */
    PLATT {
        @Override
        public CalibrationMap fit(HeadSamples samples) {
            return new PlattFit(samples).map();
        }
    },

    /**
     * A rising line through the means of blocks of neighbours, for many samples. Source: Zadrozny and Elkan, "Transforming
     * classifier scores into accurate multiclass probability estimates", 2002.
     */
    ISOTONIC {
        @Override
        public CalibrationMap fit(HeadSamples samples) {
            return new IsotonicFit(samples).map();
        }
    };

    /**
     * Fits a map.
     *
     * @param samples of both outcomes
     * @throws IllegalArgumentException when there is only one outcome
     */
    public abstract CalibrationMap fit(HeadSamples samples);
}
