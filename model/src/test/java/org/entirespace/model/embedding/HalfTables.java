/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.AdagradOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.FtrlOptions;
import org.entirespace.model.optimizer.RowOptimizer;
import org.entirespace.model.optimizer.RowwiseAdagradOptions;

/** Tables in half precision, and what is done to them. */
final class HalfTables {

    static final List<RowOptimizer> OPTIMIZERS = List.of(
            AdamOptions.of(0.01),
            AdagradOptions.of(0.05),
            RowwiseAdagradOptions.of(0.05),
            new FtrlOptions(0.1, 1, 0.01, 0.1));

    private HalfTables() {}

    static Stream<RowOptimizer> optimizers() {
        return OPTIMIZERS.stream();
    }

    static TableOptions half(RowOptimizer optimizer) {
        return TableOptions.of(optimizer).in(RowPrecision.FLOAT16);
    }

    static EmbeddingTable table(int rows, int dimension, TableOptions options) {
        return table(rows, dimension, options, RowLoopLibrary.fastest());
    }

    static EmbeddingTable table(int rows, int dimension, TableOptions options, RowLoops loops) {
        return new EmbeddingTable(rows, new RowStart(5, 0.1, dimension), options, loops, 8);
    }

    /** Some steps on random rows, each row once a step. */
    static void train(EmbeddingTable table, RowOptimizer optimizer, long from, long to) {
        for (long step = from; step <= to; step++) {
            var random = new SplittableRandom(step);
            for (int row = 0; row < table.rows(); row++) {
                if (random.nextBoolean()) {
                    table.addGradient(row, 1, gradient(random, table.dimension()), 0);
                }
            }
            table.update(optimizer, step);
        }
    }

    static float[] gradient(SplittableRandom random, int dimension) {
        float[] gradient = new float[dimension];
        for (int j = 0; j < dimension; j++) {
            gradient[j] = (float) random.nextDouble(-1, 1);
        }
        return gradient;
    }

    /** The bits of all rows as they are stored; the floats of weights need not be numbers. */
    static int[] bits(EmbeddingTable table) {
        float[] rows = new float[table.rows() * table.floatsPerRow()];
        table.readRows(0, table.rows(), rows);
        int[] bits = new int[rows.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(rows[i]);
        }
        return bits;
    }

    static float[] weight(EmbeddingTable table, int row) {
        float[] weight = new float[table.dimension()];
        table.copyInto(row, weight, 0);
        return weight;
    }
}
