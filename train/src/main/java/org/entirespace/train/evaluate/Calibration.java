/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import org.entirespace.core.metric.CalibrationTable;
import org.entirespace.core.metric.MetricValue;

/**
 * How well the level of a quantity agrees with what was observed in its space.
 *
 * @param logLoss mean negative log-likelihood in nats; lower is better
 * @param normalizedEntropy the log loss over that of the base rate; below 1 is better than the base rate
 * @param ratio predicted over observed, in sum (PCOC); 1 is right
 * @param expectedError mean distance of predicted and observed rate over the bins of the table (ECE)
 * @param table predicted and observed rates by bin
 */
public record Calibration(
        Estimate logLoss,
        MetricValue normalizedEntropy,
        Estimate ratio,
        MetricValue expectedError,
        CalibrationTable table) {}
