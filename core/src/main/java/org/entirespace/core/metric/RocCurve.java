/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * The ROC curve for a plot: what share of the positives lies above a threshold, against what share of the negatives does.
 *
 * <p>Its vertices are exact (one for each distinct prediction, ties as one slanted stretch), thinned to a number that a plot can use by dropping
 * those that change the shape least. {@link Auc} is computed from all rows, not from this.
 *
 * @param points from (0, 0) to (1, 1); empty unless both classes are present
 */
public record RocCurve(List<Point> points) {

    /**
     * A vertex.
     *
     * @param falsePositiveRate share of the negatives above the threshold, in [0, 1]
     * @param truePositiveRate share of the positives above it, in [0, 1]
     */
    public record Point(double falsePositiveRate, double truePositiveRate) {}

    /** Copies the points. */
    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * The curve of predictions.
     *
     * @param mostPoints the most vertices kept, at least 2
     */
    public static RocCurve of(Predictions predictions, int mostPoints) {
        if (mostPoints < 2) {
            throw new IllegalArgumentException("points of a ROC curve: " + mostPoints + "; expected at least 2");
        }
        if (predictions.missingClass() != null) {
            return new RocCurve(List.of());
        }
        RowOrder order = predictions.order();
        double[] x = new double[order.blocks() + 1];
        double[] y = new double[order.blocks() + 1];
        int above = 0;
        int positivesAbove = 0;
        for (int vertex = 1; vertex < x.length; vertex++) {
            int block = order.blocks() - vertex;
            for (int at = order.begin(block); at < order.end(block); at++) {
                positivesAbove += predictions.label(order.row(at));
                above++;
            }
            x[vertex] = (above - positivesAbove) / (double) predictions.negatives();
            y[vertex] = positivesAbove / (double) predictions.positives();
        }
        List<Point> points = new ArrayList<>();
        for (int vertex : CurveThinning.keep(x, y, mostPoints)) {
            points.add(new Point(x[vertex], y[vertex]));
        }
        return new RocCurve(points);
    }

    /** The area under the thinned curve, close to {@link Auc}; 0 for an empty curve. */
    public double area() {
        CompensatedSum area = new CompensatedSum();
        for (int i = 1; i < points.size(); i++) {
            Point left = points.get(i - 1);
            Point right = points.get(i);
            area.add((right.falsePositiveRate() - left.falsePositiveRate())
                    * (right.truePositiveRate() + left.truePositiveRate())
                    / 2);
        }
        return area.value();
    }
}
