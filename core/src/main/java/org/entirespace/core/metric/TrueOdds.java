/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import org.entirespace.core.graph.GraphScorer;

/**
 * Predictions beside the true probabilities of the same rows, which only a world that was made can tell. No label plays a part, so
 * rows whose outcome nobody could see are judged like any other. Immutable; threads may share it.
 *
 * <pre>
 *   z, z*: predicted and true log-odds       p, p*: their probabilities
 * </pre>
 */
public final class TrueOdds {

    private final double[] predicted; // (rows), log-odds
    private final double[] truth; // (rows), log-odds

    private TrueOdds(double[] predicted, double[] truth) {
        this.predicted = predicted;
        this.truth = truth;
    }

    /**
     * Rows with both; the arrays are kept, not copied, and not changed by anyone afterwards.
     *
     * @param predicted log-odds of a model, finite; (rows)
     * @param truth true log-odds, finite; (rows)
     * @throws IllegalArgumentException when lengths differ or a number is not finite
     */
    public static TrueOdds of(double[] predicted, double[] truth) {
        if (predicted.length != truth.length) {
            throw new IllegalArgumentException("true log-odds: " + truth.length + " rows; expected " + predicted.length
                    + ", one for each prediction");
        }
        for (int row = 0; row < predicted.length; row++) {
            if (!Double.isFinite(predicted[row]) || !Double.isFinite(truth[row])) {
                throw new IllegalArgumentException("log-odds of row " + row + ": " + predicted[row] + ", true "
                        + truth[row] + "; expected finite numbers");
            }
        }
        return new TrueOdds(predicted, truth);
    }

    /** The number of rows. */
    public int rows() {
        return predicted.length;
    }

    /** The mean of |z − z*|: 0 is right; in logits. Undefined without rows, and where a ratio was no probability. */
    public MetricValue meanLogitError() {
        if (rows() == 0) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        double sum = 0;
        for (int row = 0; row < predicted.length; row++) {
            if (predicted[row] >= GraphScorer.ABOVE_ONE) {
                return MetricValue.undefined("ratios above 1");
            }
            sum += Math.abs(predicted[row] - truth[row]);
        }
        return MetricValue.of(sum / rows());
    }

    /** Pearson's correlation of z and z*, in [−1, 1]; undefined where either does not vary, or a ratio was no probability. */
    public MetricValue logitCorrelation() {
        if (rows() == 0) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        double meanPredicted = 0;
        double meanTrue = 0;
        for (int row = 0; row < predicted.length; row++) {
            if (predicted[row] >= GraphScorer.ABOVE_ONE) {
                return MetricValue.undefined("ratios above 1");
            }
            meanPredicted += predicted[row] / rows();
            meanTrue += truth[row] / rows();
        }
        double both = 0;
        double ofPredicted = 0;
        double ofTrue = 0;
        for (int row = 0; row < predicted.length; row++) {
            double dp = predicted[row] - meanPredicted;
            double dt = truth[row] - meanTrue;
            both += dp * dt;
            ofPredicted += dp * dp;
            ofTrue += dt * dt;
        }
        return ofPredicted > 0 && ofTrue > 0
                ? MetricValue.of(Math.max(-1, Math.min(1, both / Math.sqrt(ofPredicted * ofTrue))))
                : MetricValue.undefined("no variance");
    }

    /** The sum of p over the sum of p*: 1 is right, above 1 predicts too much. Undefined without rows. */
    public MetricValue ratio() {
        if (rows() == 0) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        double above = 0;
        double below = 0;
        for (int row = 0; row < predicted.length; row++) {
            above += GraphScorer.probability(predicted[row]);
            below += GraphScorer.probability(truth[row]);
        }
        return MetricValue.of(above / below);
    }

    /**
     * The mean distance of the means of p and p*, over bins of as many rows each in the order of z: 0 is right, on the scale of the
     * rate. Undefined without rows.
     *
     * @param bins at least 1; as many as there are rows where those are fewer
     */
    public MetricValue expectedCalibrationError(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins: " + bins + "; expected at least 1");
        }
        if (rows() == 0) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        RowOrder order = RowOrder.of(predicted);
        int count = Math.min(bins, rows());
        double sum = 0;
        for (int bin = 0; bin < count; bin++) {
            int begin = (int) ((long) rows() * bin / count);
            int end = (int) ((long) rows() * (bin + 1) / count);
            double gap = 0;
            for (int at = begin; at < end; at++) {
                int row = order.row(at);
                gap += GraphScorer.probability(predicted[row]) - GraphScorer.probability(truth[row]);
            }
            sum += Math.abs(gap);
        }
        return MetricValue.of(sum / rows());
    }

    /**
     * Whether each row is among the {@code share} of rows with the highest true probability; ties go to the earlier row.
     *
     * @param share in (0, 1)
     * @return 1 or 0; (rows)
     */
    public byte[] trueTop(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share " + share + "; expected in (0, 1)");
        }
        double[] falling = new double[rows()];
        for (int row = 0; row < falling.length; row++) {
            falling[row] = -truth[row];
        }
        RowOrder order = RowOrder.of(falling);
        byte[] top = new byte[rows()];
        int count = (int) Math.round(share * rows());
        for (int at = 0; at < count; at++) {
            top[order.row(at)] = 1;
        }
        return top;
    }
}
