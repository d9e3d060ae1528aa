/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.List;
import org.entirespace.core.metric.MetricValue;

/**
 * One number that a run came to.
 *
 * @param key what it is a figure of
 * @param value the number, or why there is none
 * @param replicates the same on resamples of the test rows, the same resamples for every model; empty where none were made
 */
public record Figure(FigureKey key, MetricValue value, List<MetricValue> replicates) {

    /** Copies the list. */
    public Figure {
        replicates = List.copyOf(replicates);
    }

    /** This figure with replicates. */
    Figure with(List<MetricValue> others) {
        return new Figure(key, value, others);
    }

    static Figure plain(String quantity, String rows, String metric, MetricValue value) {
        return new Figure(new FigureKey(quantity, rows, metric), value, List.of());
    }
}
