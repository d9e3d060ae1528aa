/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The area under the ROC curve: how often a positive row is ranked above a negative one, over all pairs of the whole input. Not a
 * mean over batches, which is another number.
 *
 * <pre>
 *   AUC = (1 / (P N)) sum over positive i, negative j of [z_i > z_j] + [z_i = z_j] / 2       z: log-odds
 * </pre>
 *
 * <p>Exact, unchanged by any strictly increasing map of the predictions, in [0, 1], 0.5 for no skill; undefined unless both classes are
 * present. Time O(n log n).
 *
 * <p>Source: J. A. Hanley, B. J. McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve",
 * Radiology 143, 1982.
 */
public final class Auc {

    private Auc() {}

    /** The AUC of all rows. */
    public static MetricValue of(Predictions predictions) {
        String missing = predictions.missingClass();
        if (missing != null) {
            return MetricValue.undefined(missing);
        }
        RowOrder order = predictions.order();
        PairCount pairs = new PairCount();
        for (int block = 0; block < order.blocks(); block++) {
            for (int at = order.begin(block); at < order.end(block); at++) {
                pairs.add(predictions.label(order.row(at)), 1);
            }
            pairs.endBlock();
        }
        return MetricValue.of(pairs.auc());
    }

    /**
     * The AUC of the rows, each repeated as often as its weight says.
     *
     * @param rowWeights how often each row counts, not negative; (rows)
     * @throws IllegalArgumentException when lengths differ or a weight is negative
     */
    public static MetricValue of(Predictions predictions, int[] rowWeights) {
        if (rowWeights.length != predictions.rows()) {
            throw new IllegalArgumentException(
                    "row weights: " + rowWeights.length + "; expected " + predictions.rows() + ", one for each row");
        }
        if (IntStream.of(rowWeights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("row weights: one is negative; expected ≥ 0");
        }
        return new Weighted(predictions, null).of(rowWeights);
    }

    /** The AUC under changing weights, over an order found once. Immutable; threads may share it. */
    static final class Weighted {

        private final byte[] labels; // (rows), in ascending order of the predictions
        private final int[] weightOf; // (rows), which weight counts for the row
        private final int[] blockOf; // (rows)

        /**
         * Arranges the rows.
         *
         * @param groups whose members share one weight; null where each row has its own
         */
        Weighted(Predictions predictions, @Nullable GroupIndex groups) {
            RowOrder order = predictions.order();
            labels = new byte[predictions.rows()];
            weightOf = new int[predictions.rows()];
            blockOf = order.blockOfPosition();
            for (int at = 0; at < labels.length; at++) {
                int row = order.row(at);
                labels[at] = (byte) predictions.label(row);
                weightOf[at] = groups == null ? row : groups.of(row);
            }
        }

        MetricValue of(int[] weights) {
            PairCount pairs = new PairCount();
            long total = 0;
            for (int at = 0; at < labels.length; at++) {
                if (at > 0 && blockOf[at] != blockOf[at - 1]) {
                    pairs.endBlock();
                }
                int weight = weights[weightOf[at]];
                total += weight;
                pairs.add(labels[at], weight);
            }
            pairs.endBlock();
            if (total == 0) {
                return MetricValue.undefined(MetricValue.NO_ROWS);
            }
            return pairs.hasBothClasses() ? MetricValue.of(pairs.auc()) : MetricValue.undefined(MetricValue.ONE_CLASS);
        }
    }
}
