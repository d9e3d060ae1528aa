/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * The mean negative log-likelihood of the labels, in nats; lower is better. A loss, so its sign is positive.
 *
 * <pre>
 *   L = -(1/n) sum over i of y_i ln p_i + (1 - y_i) ln(1 - p_i)                          from probabilities
 *     =  (1/n) sum over i of max(z_i, 0) - y_i z_i + ln(1 + e^-|z_i|),  p = sigma(z)     from logits
 * </pre>
 *
 * <p>Two doors, never one with a switch. Nothing is clipped: logits give a finite loss wherever they are finite, probabilities of exactly 0
 * or 1 give an undefined (infinite) loss where the other thing happened. One class is no obstacle. Time O(n).
 */
public final class LogLoss {

    private LogLoss() {}

    /** The log loss of predictions; undefined without rows. */
    public static MetricValue of(Predictions predictions) {
        CompensatedSum sum = new CompensatedSum();
        for (int row = 0; row < predictions.rows(); row++) {
            sum.add(ofLogit(predictions.logOdds(row), predictions.label(row)));
        }
        return mean(sum, predictions.rows());
    }

    /**
     * The log loss of logits.
     *
     * @param logits finite; (rows)
     * @param labels 0 or 1; (rows)
     */
    public static MetricValue fromLogits(double[] logits, byte[] labels) {
        return of(Predictions.of(logits, labels, new long[logits.length]));
    }

    /**
     * The log loss of probabilities.
     *
     * @param probabilities in [0, 1]; (rows)
     * @param labels 0 or 1; (rows)
     * @return the loss; undefined without rows, or where something happened that had probability 0
     * @throws IllegalArgumentException when lengths differ, a probability is outside [0, 1] or a label neither 0 nor 1
     */
    public static MetricValue fromProbabilities(double[] probabilities, byte[] labels) {
        if (probabilities.length != labels.length) {
            throw new IllegalArgumentException("labels: " + labels.length + " rows; expected " + probabilities.length
                    + ", one for each probability");
        }
        CompensatedSum sum = new CompensatedSum();
        for (int row = 0; row < labels.length; row++) {
            double p = probabilities[row];
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("probability of row " + row + ": " + p + "; expected 0 to 1");
            }
            if (labels[row] != 0 && labels[row] != 1) {
                throw new IllegalArgumentException("label of row " + row + ": " + labels[row] + "; expected 0 or 1");
            }
            if (p == 1 - labels[row]) {
                return MetricValue.undefined("infinite: row " + row + " had probability 0");
            }
            sum.add(labels[row] == 1 ? -Math.log(p) : -Math.log1p(-p));
        }
        return mean(sum, labels.length);
    }

    /** The loss of one row. */
    static double ofLogit(double logit, int label) {
        return Math.max(logit, 0) - label * logit + Math.log1p(Math.exp(-Math.abs(logit)));
    }

    private static MetricValue mean(CompensatedSum sum, int rows) {
        return rows == 0 ? MetricValue.undefined(MetricValue.NO_ROWS) : MetricValue.of(sum.value() / rows);
    }
}
