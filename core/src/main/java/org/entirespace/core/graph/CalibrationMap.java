/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;

/**
 * From the logit that a head learned to one whose probability is right: a rising line through knots, which goes on with a slope
 * beyond the first and the last. One knot and a slope are Platt scaling, many knots an isotonic regression. Immutable.
 *
 * <pre>
 *   f(z) = y1 + slope (z - x1)                                 z &lt; x1
 *        = yk + (y(k+1) - yk) (z - xk) / (x(k+1) - xk)         xk &lt;= z &lt; x(k+1)
 *        = yn + slope (z - xn)                                 z &gt;= xn
 * </pre>
 *
 * @param learned the logits x of the knots, rising
 * @param calibrated the logits y there, not falling
 * @param slope beyond the knots, at least 0
 */
public record CalibrationMap(List<Double> learned, List<Double> calibrated, double slope) {

    /** Checks that the line rises. */
    public CalibrationMap {
        learned = List.copyOf(learned);
        calibrated = List.copyOf(calibrated);
        if (learned.isEmpty() || learned.size() != calibrated.size() || !(slope >= 0) || Double.isInfinite(slope)) {
            throw new IllegalArgumentException("calibration of " + learned.size() + " and " + calibrated.size()
                    + " knots, slope " + slope + "; expected as many, at least 1, and a finite slope ≥ 0");
        }
        for (int k = 0; k < learned.size(); k++) {
            double before = k == 0 ? Double.NEGATIVE_INFINITY : learned.get(k - 1);
            double least = k == 0 ? -Double.MAX_VALUE : calibrated.get(k - 1);
            if (!(learned.get(k) > before)
                    || !(calibrated.get(k) >= least)
                    || Double.isInfinite(learned.get(k))
                    || Double.isInfinite(calibrated.get(k))) {
                throw new IllegalArgumentException("calibration knot " + k + " at " + learned.get(k) + ", "
                        + calibrated.get(k) + "; expected finite, right of the one before and not below it");
            }
        }
    }

    /** The map that leaves logits as they are. */
    public static CalibrationMap identity() {
        return new CalibrationMap(List.of(0.0), List.of(0.0), 1);
    }

    /** This map, with so much added to what it gives. */
    public CalibrationMap raisedBy(double logit) {
        return new CalibrationMap(
                learned, calibrated.stream().map(y -> y + logit).toList(), slope);
    }

    /** The map, ready to be asked often. */
    public RisingLine line() {
        return new RisingLine(this);
    }
}
