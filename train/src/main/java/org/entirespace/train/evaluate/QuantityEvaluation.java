/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Space;

/**
 * How good one probability of a model is, in its space.
 *
 * @param name what people call it, such as {@code CVR}
 * @param quantity the probability
 * @param counts the goal's labels in the space; metrics see the observed ones only
 * @param ranking how well it orders
 * @param calibration how well its level agrees
 * @param aboveOne rows for which a model that takes ratios of marginals gave more than 1, which is no probability; ranked as
 *     they are, they count as 1 where a level is asked for
 */
public record QuantityEvaluation(
        String name, Quantity quantity, LabelCounts counts, Ranking ranking, Calibration calibration, long aboveOne) {

    /** The space in which every number here was found. */
    public Space space() {
        return quantity.space();
    }
}
