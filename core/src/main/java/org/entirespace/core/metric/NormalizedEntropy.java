/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * The log loss relative to that of always predicting the base rate. Below 1 is better than the base rate, 1 is equal to it.
 *
 * <pre>
 *   NE = log loss / -(r ln r + (1 - r) ln(1 - r))       r: base rate
 * </pre>
 *
 * <p>The base rate is that of the rows judged. Undefined for one class, where the denominator is zero.
 *
 * <p>Source: X. He et al., "Practical Lessons from Predicting Clicks on Ads at Facebook", ADKDD 2014, equation 1.
 */
public final class NormalizedEntropy {

    private NormalizedEntropy() {}

    /** The normalised entropy of predictions. */
    public static MetricValue of(Predictions predictions) {
        String missing = predictions.missingClass();
        if (missing != null) {
            return MetricValue.undefined(missing);
        }
        double rate = predictions.positives() / (double) predictions.rows();
        double entropy = -rate * Math.log(rate) - (1 - rate) * Math.log1p(-rate);
        return LogLoss.of(predictions).fold(loss -> MetricValue.of(loss / entropy), MetricValue::undefined);
    }
}
