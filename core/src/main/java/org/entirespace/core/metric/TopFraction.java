/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * How well the highest predictions of the whole input find the positive rows: the F1 of calling the top share positive.
 *
 * <pre>
 *   n = share of the rows, rounded to the nearest, at least 1        hits = positive rows among the n highest
 *   precision = hits / n      recall = hits / P      F1 = 2 hits / (n + P)
 * </pre>
 *
 * <p>Of rows that tie at the threshold, the expected share counts, as if they were taken in random order; so the value does not
 * depend on the order of rows. In [0, 1]; undefined without positive rows. Time O(n log n).
 *
 * <p>Source: the protocol of Wen et al., "Entire Space Multi-Task Modeling via Post-Click Behavior Decomposition", SIGIR 2020,
 * with shares of 0.1, 0.6 and 1 %.
 */
public final class TopFraction {

    private TopFraction() {}

    /**
     * The F1 of the top share.
     *
     * @param share of the rows, in (0, 1]
     * @throws IllegalArgumentException for another share
     */
    public static MetricValue f1(Predictions predictions, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("top share " + share + "; expected in (0, 1]");
        }
        if (predictions.rows() == 0) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        if (predictions.positives() == 0) {
            return MetricValue.undefined("no positive rows");
        }
        long taken = Math.max(1, Math.round(share * predictions.rows()));
        return MetricValue.of(2 * hits(predictions, taken) / (taken + predictions.positives()));
    }

    private static double hits(Predictions predictions, long taken) {
        RowOrder order = predictions.order();
        double hits = 0;
        long left = taken;
        for (int block = order.blocks() - 1; block >= 0 && left > 0; block--) {
            int size = order.end(block) - order.begin(block);
            int positives = 0;
            for (int at = order.begin(block); at < order.end(block); at++) {
                positives += predictions.label(order.row(at));
            }
            hits += size <= left ? positives : positives * (double) left / size;
            left -= size;
        }
        return hits;
    }
}
