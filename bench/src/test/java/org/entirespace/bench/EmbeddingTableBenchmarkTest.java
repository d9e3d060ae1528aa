/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.embedding.RowPrecision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingTableBenchmarkTest {

    private static final int DIMENSION = EmbeddingTableBenchmark.DIMENSION;

    @ParameterizedTest
    @CsvSource({"VECTOR, FLOAT32", "PLAIN, FLOAT32", "VECTOR, FLOAT16", "PLAIN, FLOAT16"})
    void whatIsMeasuredMovesRowsAgainstTheSumsOfTheirGradientsAndReadsThem(
            EmbeddingTableBenchmark.Loops loops, RowPrecision precision) {
        // weights below 0.125 in half precision are up to 2^-14 from where they were rounded, at the start and by the
        // step
        float rounding = precision == RowPrecision.FLOAT16 ? 0x1p-13f : 0;
        var benchmark = new EmbeddingTableBenchmark();
        benchmark.loops = loops;
        benchmark.precision = precision;
        benchmark.prepare();
        float[] gradients = benchmark.rows().clone();

        EmbeddingTable table = benchmark.update();

        int[] updated = benchmark.lastIds();
        Map<Integer, double[]> sums = new HashMap<>();
        for (int i = 0; i < updated.length; i++) {
            double[] sum = sums.computeIfAbsent(updated[i], row -> new double[DIMENSION]);
            for (int j = 0; j < DIMENSION; j++) {
                sum[j] += gradients[i * DIMENSION + j];
            }
        }
        EmbeddingTable fresh = new EmbeddingTable(EmbeddingTableBenchmark.ROWS, DIMENSION, 0.05, 1);
        float[] row = new float[DIMENSION];
        float[] before = new float[DIMENSION];
        sums.forEach((id, sum) -> {
            table.copyInto(id, row, 0);
            fresh.copyInto(id, before, 0);
            for (int j = 0; j < DIMENSION; j++) {
                // the first step of Adam, whose epsilon is 1e-8
                assertThat(before[j] - row[j])
                        .isCloseTo((float) (1e-3 * sum[j] / (Math.abs(sum[j]) + 1e-8)), within(2e-5f + rounding));
            }
        });

        checkRead(table, benchmark.lookUp(), benchmark.lastIds());
        checkRead(table, benchmark.lookUpAhead(), benchmark.lastIds());
    }

    private static void checkRead(EmbeddingTable table, float[] found, int[] read) {
        float[] row = new float[DIMENSION];
        for (int i = 0; i < read.length; i++) {
            table.copyInto(read[i], row, 0);
            assertThat(Arrays.equals(found, i * DIMENSION, (i + 1) * DIMENSION, row, 0, DIMENSION))
                    .isTrue();
        }
    }
}
