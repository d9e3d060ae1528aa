/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.function.Function;

/**
 * How far a chain of two conditional rates misses the truth when its factors live in different spaces: probability space
 * confusion. Measured on labels, without any model.
 *
 * <p>People buy after an action made anywhere (global), but a model may count only that made on this impression's page (local).
 * Over clicked rows, c:
 *
 * <pre>
 *   l  = p(local | c)                    g  = p(global | c)
 *   r1 = p(purchase | c, global)         r0 = p(purchase | c, no global)
 *
 *   truth    = r1 g + r0 (1 - g) = p(purchase | c)
 *   estimate = r1 l + r0 (1 - l)
 *   bias     = estimate - truth = (r1 - r0) (l - g)
 * </pre>
 *
 * <p>Intervals are those of the delta method at 95 %, with whole groups as the unit, since rows of one user or session are not
 * independent. With x_i the influence of row i on a figure,
 *
 * <pre>
 *   x_l = (local - l) / n                       x_g = (global - g) / n
 *   x_r1 = global (purchase - r1) / (n g)       x_r0 = (1 - global) (purchase - r0) / (n (1 - g))
 *   x_truth = (purchase - truth) / n            x_estimate = l x_r1 + (1 - l) x_r0 + (r1 - r0) x_l
 *   x_bias = x_estimate - x_truth
 *   variance = G/(G-1) sum over G groups of (sum of x_i in the group)^2
 * </pre>
 *
 * <p>Source of the decomposition: our reconstruction of the abstract of "ESMC: Entire Space Multi-Task Model for Post-Click
 * Conversion Rate via Parameter Constraint", arXiv:2307.09193. Of the intervals: A. C. Davison, D. V. Hinkley, "Bootstrap Methods
 * and their Application", 1997, section 2.7.
 */
public sealed interface SpaceConfusion {

    /**
     * Folds both cases into one result.
     *
     * @param measured applied to the figures
     * @param undefined applied to the reason why there are none
     */
    <T> T fold(Function<Measured, T> measured, Function<Undefined, T> undefined);

    /**
     * The confusion of labelled samples. Only rows count whose click is positive and whose other three labels are observed.
     *
     * @param click label codes, (rows)
     * @param local label codes of the action on this impression's page, (rows)
     * @param global label codes of the action anywhere, (rows)
     * @param purchase label codes, (rows)
     * @param groups the group of each row, (rows)
     * @throws IllegalArgumentException when these have different lengths
     */
    static SpaceConfusion of(byte[] click, byte[] local, byte[] global, byte[] purchase, long[] groups) {
        return new ConfusionRows(click, local, global, purchase, groups).measure();
    }

    /**
     * A figure with its 95 % interval.
     *
     * @param value the estimate
     * @param low lower end; at least 0 for a probability
     * @param high upper end; at most 1 for a probability
     */
    record Figure(double value, double low, double high) {

        /** Rejects what is no interval around a value. */
        public Figure {
            if (!(low <= value && value <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
                throw new IllegalArgumentException(
                        "figure " + value + " in [" + low + ", " + high + "]; expected finite, low ≤ value ≤ high");
            }
        }
    }

    /**
     * The rows that the figures speak of.
     *
     * @param rows clicked rows whose other labels are observed
     * @param groups distinct groups among them
     * @param local rows with the local action
     * @param global rows with the global action
     * @param purchases rows with the purchase
     * @param purchasesWithGlobal rows with both
     * @param localWithoutGlobal rows with the local action and not the global one, which includes it; 0 in sound labels
     */
    record Counts(
            long rows,
            long groups,
            long local,
            long global,
            long purchases,
            long purchasesWithGlobal,
            long localWithoutGlobal) {}

    /**
     * Figures that could be measured.
     *
     * @param counts the rows
     * @param local l, in [0, 1]
     * @param global g, in [0, 1]
     * @param purchaseWithGlobal r1, in [0, 1]
     * @param purchaseWithoutGlobal r0, in [0, 1]
     * @param truth p(purchase | c), in [0, 1]
     * @param estimate what the chain of l with r1 and r0 gives, in [0, 1]
     * @param bias estimate - truth, in [-1, 1]
     */
    record Measured(
            Counts counts,
            Figure local,
            Figure global,
            Figure purchaseWithGlobal,
            Figure purchaseWithoutGlobal,
            Figure truth,
            Figure estimate,
            Figure bias)
            implements SpaceConfusion {

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Undefined, T> undefined) {
            return measured.apply(this);
        }
    }

    /**
     * No figures.
     *
     * @param counts the rows
     * @param reason why, in a few words
     */
    record Undefined(Counts counts, String reason) implements SpaceConfusion {

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Undefined, T> undefined) {
            return undefined.apply(this);
        }
    }
}
