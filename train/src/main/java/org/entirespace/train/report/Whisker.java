/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.Locale;
import org.entirespace.core.metric.Interval;
import org.entirespace.train.evaluate.Estimate;

/**
 * Draws intervals of one quantity on one scale, as small pictures within a table. A single interval has nothing to be compared with, so
 * it is not drawn.
 *
 * @param low left end of the scale
 * @param high right end
 * @param intervals how many there are
 */
record Whisker(double low, double high, int intervals) {

    private static final int WIDTH = 120;
    private static final int MARGIN = 5;

    /** The scale that holds every interval of AUC in a group. */
    static Whisker of(QuantityGroup group) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int intervals = 0;
        for (QuantityGroup.Entry entry : group.entries()) {
            Interval interval = entry.evaluation().ranking().auc().interval();
            if (interval != null) {
                low = Math.min(low, interval.low());
                high = Math.max(high, interval.high());
                intervals++;
            }
        }
        return new Whisker(low, high, intervals);
    }

    /** Appends a picture of an estimate; nothing where it has no interval or no other to stand beside. */
    void render(Html html, Estimate estimate, String color) {
        Interval interval = estimate.interval();
        if (interval == null || intervals < 2 || estimate.value().value().isEmpty()) {
            return;
        }
        String middle = x(estimate.value().value().getAsDouble());
        html.open("svg", "viewBox", "0 0 " + WIDTH + " 14", "class", color, "aria-hidden", "true");
        html.open("path", "d", "M" + x(interval.low()) + " 7H" + x(interval.high()))
                .close();
        html.open("path", "d", "M" + x(interval.low()) + " 3.5V10.5M" + x(interval.high()) + " 3.5V10.5")
                .close();
        html.open("circle", "cx", middle, "cy", "7", "r", "3.2").close();
        html.close();
    }

    private String x(double auc) {
        double share = high > low ? Math.min(1, Math.max(0, (auc - low) / (high - low))) : 0.5;
        return String.format(Locale.ROOT, "%.1f", MARGIN + share * (WIDTH - 2 * MARGIN));
    }
}
