/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Predicted against observed rates, in bins of about equal numbers of rows, ascending by prediction.
 *
 * <p>Rows of equal prediction are never parted, so the table does not depend on the order of the rows; a model with few distinct predictions
 * has fewer bins than asked for, a constant one a single bin. The intervals take rows as independent; where rows of a group
 * resemble each other they are too narrow.
 *
 * @param bins ascending by mean prediction; empty without rows
 */
public record CalibrationTable(List<CalibrationBin> bins) {

    /** Copies the bins. */
    public CalibrationTable {
        bins = List.copyOf(bins);
    }

    /**
     * Fills a table.
     *
     * @param predictions the rows
     * @param bins the most bins, at least 1
     * @param confidence of the intervals, as {@link WilsonInterval} takes it
     */
    public static CalibrationTable of(Predictions predictions, int bins, double confidence) {
        if (bins < 1) {
            throw new IllegalArgumentException("calibration bins: " + bins + "; expected at least 1");
        }
        RowOrder order = predictions.order();
        List<CalibrationBin> filled = new ArrayList<>();
        int begin = 0;
        for (int block = 0; block < order.blocks(); block++) {
            int end = order.end(block);
            long due = (filled.size() + 1L) * predictions.rows() / bins; // the row at which the current bin is full
            if (end >= due || block == order.blocks() - 1) {
                filled.add(bin(predictions, begin, end, confidence));
                begin = end;
            }
        }
        return new CalibrationTable(filled);
    }

    private static CalibrationBin bin(Predictions predictions, int begin, int end, double confidence) {
        CompensatedSum predicted = new CompensatedSum();
        long positives = 0;
        for (int at = begin; at < end; at++) {
            int row = predictions.order().row(at);
            predicted.add(predictions.probability(row));
            positives += predictions.label(row);
        }
        WilsonInterval observed = WilsonInterval.of(positives, end - begin, confidence);
        return new CalibrationBin(
                end - begin, positives, predicted.value() / (end - begin), observed.low(), observed.high());
    }

    /**
     * The expected calibration error: the mean distance between predicted and observed rate of a bin, each bin by its rows.
     *
     * <pre>
     *   ECE = sum over bins b of (n_b / n) |mean predicted_b - observed rate_b|
     * </pre>
     *
     * <p>In [0, 1], on the scale of the rates, so it is small where rates are small. It depends on the number of bins, and sampling noise
     * keeps it above 0 even for a perfect model. Undefined without rows.
     *
     * <p>Source: M. P. Naeini et al., "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015; with bins of equal
     * numbers of rows, J. Nixon et al., "Measuring Calibration in Deep Learning", 2019.
     */
    public MetricValue expectedCalibrationError() {
        if (bins.isEmpty()) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        CompensatedSum distances = new CompensatedSum();
        long rows = 0;
        for (CalibrationBin bin : bins) {
            distances.add(bin.rows() * Math.abs(bin.meanPredicted() - bin.observedRate()));
            rows += bin.rows();
        }
        return MetricValue.of(distances.value() / rows);
    }
}
