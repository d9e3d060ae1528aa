/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import org.entirespace.model.forest.ValueStatistics;

/** The features of samples, row by row. One owner. */
final class FeatureMatrix {

    private final int width;
    private final float[] values; // (rows, width)

    /**
     * A matrix of zeros.
     *
     * @throws IllegalArgumentException when it would have more numbers than an array can
     */
    FeatureMatrix(int rows, int width) {
        if ((long) rows * width > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("trees of " + rows + " samples with " + width
                    + " features each: more than 2^31 numbers; train on fewer samples");
        }
        this.width = width;
        this.values = new float[rows * width];
    }

    /** The features of all samples of a source by some statistics. */
    static FeatureMatrix of(SampleSource source, ValueStatistics statistics) {
        FeatureMatrix matrix = new FeatureMatrix(source.rows(), statistics.width());
        SamplePass.over(
                source,
                statistics.columns(),
                (batch, place, sample) ->
                        statistics.fill(batch, place, place + 1, matrix.values, sample * matrix.width));
        return matrix;
    }

    /** Some rows, one after the other; (rows, width). */
    float[] select(int[] rows) {
        float[] selected = new float[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, selected, i * width, width);
        }
        return selected;
    }

    int width() {
        return width;
    }

    /** The numbers, live; (rows, width). */
    float[] values() {
        return values;
    }
}
