/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * Predicted over observed, in sum (PCOC): 1 is right on the whole, 2 promises twice what happened. It says nothing of the ranking, and
 * errors of opposite sign cancel; {@link CalibrationTable} shows those.
 *
 * <pre>
 *   PCOC = sum of p_i / sum of y_i
 * </pre>
 *
 * <p>In [0, infinity); undefined without a positive row.
 */
public final class CalibrationRatio {

    private CalibrationRatio() {}

    /** The calibration ratio of predictions. */
    public static MetricValue of(Predictions predictions) {
        if (predictions.rows() == 0) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        if (predictions.positives() == 0) {
            return MetricValue.undefined("no positive row");
        }
        CompensatedSum predicted = new CompensatedSum();
        for (int row = 0; row < predictions.rows(); row++) {
            predicted.add(predictions.probability(row));
        }
        return MetricValue.of(predicted.value() / predictions.positives());
    }
}
