/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

/**
 * What a figure is a figure of.
 *
 * @param quantity the probability judged, as {@link org.entirespace.core.graph.Quantity#key()} has it; online what was ranked by
 * @param rows the test rows it was judged on: the space of the quantity, such as {@code impression} or {@code click}; against the
 *     truth {@link TruthFigures#ALL}, {@link TruthFigures#CLICKED} or {@link TruthFigures#UNCLICKED};
 *     what came of lists shown online
 * @param metric its name, such as {@code auc}
 */
public record FigureKey(String quantity, String rows, String metric) {

    /** The key as one text, such as {@code auc of purchase|click on click}. */
    @Override
    public String toString() {
        return metric + " of " + quantity + " on " + rows;
    }
}
