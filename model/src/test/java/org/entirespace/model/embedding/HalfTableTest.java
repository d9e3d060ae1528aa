/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.entirespace.model.kernel.BothLoops;
import org.entirespace.model.kernel.HalfFloat;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.AdagradOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.FtrlOptions;
import org.entirespace.model.optimizer.RowOptimizer;
import org.entirespace.model.optimizer.RowwiseAdagradOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HalfTableTest {

    private static final AdagradOptions ADAGRAD = AdagradOptions.of(0.1);

    static Stream<RowLoops> loops() {
        return BothLoops.all();
    }

    static Stream<RowOptimizer> optimizers() {
        return HalfTables.optimizers();
    }

    @Test
    void weightsTakeHalfTheBytes() {
        RowOptimizer optimizer = RowwiseAdagradOptions.of(0.1);
        int rows = 1 << 18;
        allocatedBy(rows, TableOptions.of(optimizer)); // what is needed once

        long floats = allocatedBy(rows, TableOptions.of(optimizer));
        long halves = allocatedBy(rows, HalfTables.half(optimizer));

        assertThat(floats - halves).isCloseTo(rows * 16L * 2, within(1L << 17));
        assertThat(halves).isCloseTo(rows * (16L * 2 + 4), within(1L << 17));
    }

    private static long allocatedBy(int rows, TableOptions options) {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = bean.getThreadAllocatedBytes(Thread.currentThread().getId());
        var table = new EmbeddingTable(
                rows, 16, 0.1, 1, options, RowLoopLibrary.plain()); // vectors are objects until compiled
        long after = bean.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(table.rows()).isEqualTo(rows);
        return after - before;
    }

    /** Half precision has the numbers 1 and 1 - 2^-11; rounding to the nearest would never leave 1 by steps of 10^-6. */
    @ParameterizedTest
    @MethodSource("loops")
    void manyStepsTooSmallForOneDigitAddUpOnAverage(RowLoops loops) {
        RowOptimizer adam = AdamOptions.of(1e-6);
        int rows = 500;
        EmbeddingTable table = HalfTables.table(rows, 16, HalfTables.half(adam), loops);
        float[] ones = new float[16];
        Arrays.fill(ones, 1);
        for (int row = 0; row < rows; row++) {
            table.setRow(row, ones, 0);
        }
        int steps = 300;
        for (int step = 1; step <= steps; step++) {
            for (int row = 0; row < rows; row++) {
                table.addGradient(row, 1, ones, 0);
            }
            table.update(adam, step);
        }

        double sum = 0;
        for (int row = 0; row < rows; row++) {
            for (float weight : HalfTables.weight(table, row)) {
                sum += 1 - weight;
            }
        }
        double expected = steps * 1e-6; // a constant gradient moves Adam by its rate
        double deviation = Math.sqrt(expected * 0x1p-11 / (16.0 * rows));
        assertThat(expected).isGreaterThan(50 * deviation);
        assertThat(sum / (16 * rows)).isCloseTo(expected, within(4 * deviation));
    }

    @Test
    void rowsBeginAtNeighboursOfTheWeightsOfFloats() {
        EmbeddingTable half = HalfTables.table(200, 6, HalfTables.half(ADAGRAD));
        EmbeddingTable floats = HalfTables.table(200, 6, TableOptions.of(ADAGRAD));
        int up = 0;
        for (int row = 0; row < 200; row++) {
            float[] expected = HalfTables.weight(floats, row);
            float[] found = HalfTables.weight(half, row);
            for (int j = 0; j < 6; j++) {
                int bits = HalfFloat.narrow(found[j], 0);
                assertThat(bits).isIn(HalfFloat.narrow(expected[j], 0), HalfFloat.narrow(expected[j], 8191));
                up += Math.abs(found[j]) > Math.abs(expected[j]) ? 1 : 0;
            }
        }
        assertThat(up).isBetween(500, 700);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void presentRowsStayBitForBitAndNewOnesAreThoseOfALargerTable(RowOptimizer optimizer) {
        EmbeddingTable grown = HalfTables.table(7, 5, HalfTables.half(optimizer));
        EmbeddingTable large = HalfTables.table(19, 5, HalfTables.half(optimizer));
        HalfTables.train(grown, optimizer, 1, 3);
        int[] before = HalfTables.bits(grown);
        grown.grow(19, 5);

        assertThat(Arrays.copyOf(HalfTables.bits(grown), before.length)).isEqualTo(before);
        int from = 7 * grown.floatsPerRow();
        assertThat(Arrays.copyOfRange(HalfTables.bits(grown), from, 19 * grown.floatsPerRow()))
                .isEqualTo(Arrays.copyOfRange(HalfTables.bits(large), from, 19 * grown.floatsPerRow()));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void rowsThatWereReadGoOnToTheSameBits(RowOptimizer optimizer) {
        EmbeddingTable whole = HalfTables.table(30, 11, HalfTables.half(optimizer));
        HalfTables.train(whole, optimizer, 1, 4);
        EmbeddingTable resumed = HalfTables.table(30, 11, HalfTables.half(optimizer));
        float[] rows = new float[30 * whole.floatsPerRow()];
        whole.readRows(0, 30, rows);
        resumed.writeRows(0, 30, rows);
        HalfTables.train(whole, optimizer, 5, 9);
        HalfTables.train(resumed, optimizer, 5, 9);

        assertThat(HalfTables.bits(resumed)).isEqualTo(HalfTables.bits(whole));
    }

    @Test
    void storedFloatsAreFinite() {
        EmbeddingTable table = HalfTables.table(30, 11, HalfTables.half(ADAGRAD));
        HalfTables.train(table, ADAGRAD, 1, 9);

        for (int bits : HalfTables.bits(table)) {
            assertThat(Float.isFinite(Float.intBitsToFloat(bits))).isTrue();
        }
    }

    /** Where a row waits it reads as zero; an evicted one has its first bits again. */
    @Test
    void rowsWaitAndBeginAnew() {
        EmbeddingTable table = HalfTables.table(9, 5, new TableOptions(ADAGRAD, 2, 4, RowPrecision.FLOAT16));
        int[] before = HalfTables.bits(table);
        float[] gradient = {1, -1, 0.3f, 2, 5};
        assertThat(HalfTables.weight(table, 4)).containsOnly(0f);
        for (int step = 1; step <= 3; step++) {
            table.addGradient(4, 1, gradient, 0);
            table.update(ADAGRAD, step);
        }
        assertThat(HalfTables.weight(table, 4)).doesNotContain(0f);
        assertThat(HalfTables.bits(table)).isNotEqualTo(before);
        for (int step = 4; step <= 7; step++) {
            table.update(ADAGRAD, step);
        }

        assertThat(HalfTables.bits(table)).isEqualTo(before);
        assertThat(HalfTables.weight(table, 4)).containsOnly(0f);
    }

    /** The state of FTRL decides the weight, so it must be that of the weight as it is stored. */
    @Test
    void stateBeginsWhereTheRoundedWeightHasIt() {
        var ftrl = new FtrlOptions(0.1, 1, 0.01, 0.1);
        EmbeddingTable table = HalfTables.table(2, 2, HalfTables.half(ftrl));
        table.setRow(1, new float[] {0.3f, -0.7f}, 0);

        float[] row = new float[table.floatsPerRow()];
        table.readRows(1, 2, row);

        float[] expected = Arrays.copyOf(HalfTables.weight(table, 1), 6);
        ftrl.startState(expected, 0, 2);
        assertThat(Arrays.copyOfRange(row, 1, 5)).isEqualTo(Arrays.copyOfRange(expected, 2, 6));
    }

    @Test
    void whatReadsAndAddsIsTheSameNumber() {
        EmbeddingTable table = HalfTables.table(3, 21, HalfTables.half(ADAGRAD));
        float[] sum = new float[21];
        table.addInto(2, 1, sum, 0);

        assertThat(sum).isEqualTo(HalfTables.weight(table, 2));
    }
}
