/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.Arrays;

/** The line of a {@link CalibrationMap}, ready to be asked often. Immutable, so threads may share it. */
public final class RisingLine {

    private final double[] x;
    private final double[] y;
    private final double slope;

    RisingLine(CalibrationMap map) {
        x = map.learned().stream().mapToDouble(Double::doubleValue).toArray();
        y = map.calibrated().stream().mapToDouble(Double::doubleValue).toArray();
        slope = map.slope();
    }

    /** The calibrated logit of one that was learned. */
    public double at(double learned) {
        int last = x.length - 1;
        if (learned < x[0]) {
            return y[0] + slope * (learned - x[0]);
        }
        if (learned >= x[last]) {
            return y[last] + slope * (learned - x[last]);
        }
        int found = Arrays.binarySearch(x, learned);
        int k = found >= 0 ? found : -found - 2;
        return y[k] + (y[k + 1] - y[k]) * (learned - x[k]) / (x[k + 1] - x[k]);
    }
}
