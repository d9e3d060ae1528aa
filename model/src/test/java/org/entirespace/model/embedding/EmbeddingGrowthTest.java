/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.optimizer.FtrlOptions;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingGrowthTest {

    private static final int DIMENSION = 3;
    private static final FtrlOptions FTRL = new FtrlOptions(0.1, 1, 0.01, 0.1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void presentRowsStayBitForBitAndNewOnesAreThoseOfALargerTable(int chunkRows) {
        EmbeddingTable grown = table(7, chunkRows);
        EmbeddingTable large = table(19, chunkRows);
        for (EmbeddingTable each : new EmbeddingTable[] {grown, large}) {
            train(each, 7, 1);
        }
        float[] before = all(grown);

        grown.grow(19, 5);

        assertThat(grown.rows()).isEqualTo(19);
        assertThat(Arrays.copyOf(all(grown), before.length)).isEqualTo(before);
        assertThat(all(grown)).isEqualTo(all(large));
        for (EmbeddingTable each : new EmbeddingTable[] {grown, large}) {
            train(each, 19, 2);
        }
        assertThat(all(grown)).isEqualTo(all(large));
    }

    @Test
    void theInitialWeightsOfAllRowsAreOneStreamOfDraws() {
        float[] found = all(table(50, 16));
        var random = new SplittableRandom(5);
        double width = 0.1 * Math.sqrt(12);
        for (int row = 0; row < 50; row++) {
            for (int j = 0; j < DIMENSION; j++) {
                assertThat(found[row * 3 * DIMENSION + j]).isEqualTo((float) (width * (random.nextDouble() - 0.5)));
            }
        }
    }

    @Test
    void rowsThatWereReadMakeAnEqualTable() {
        EmbeddingTable trained = table(9, 4);
        train(trained, 9, 1);
        EmbeddingTable other =
                new EmbeddingTable(9, new RowStart(6, 1, DIMENSION), TableOptions.of(FTRL), RowLoopLibrary.plain(), 2);
        assertThat(trained.floatsPerRow()).isEqualTo(3 * DIMENSION);

        other.writeRows(0, 9, all(trained));

        assertThat(all(other)).isEqualTo(all(trained));
        train(trained, 9, 2);
        train(other, 9, 2);
        assertThat(all(other)).isEqualTo(all(trained));
    }

    /** More rows than a thread makes at a time, and more than a chunk has. */
    @ParameterizedTest
    @EnumSource(RowPrecision.class)
    void anyNumberOfThreadsMakesTheSameRows(RowPrecision precision) {
        int rows = (1 << 20) + 70_001;
        var start = new RowStart(9, 0.05, 2);
        TableOptions options = TableOptions.of(FTRL).in(precision);
        var alone = new EmbeddingTable(rows, start, options, RowLoopLibrary.fastest(), Workers.alone());
        float[] expected = all(alone);
        assertThat(Arrays.copyOfRange(expected, expected.length - alone.floatsPerRow(), expected.length))
                .doesNotContain(Float.NaN)
                .isNotEqualTo(new float[alone.floatsPerRow()]);
        for (int threads : new int[] {2, 4}) {
            try (Workers workers = new Workers(threads)) {
                var table = new EmbeddingTable(rows, start, options, RowLoopLibrary.fastest(), workers);
                assertThat(Arrays.equals(all(table), expected)).isTrue();
            }
        }
    }

    @Test
    void anotherSeedIsForNewRowsAlone() {
        EmbeddingTable grown = table(7, 4);
        float[] before = all(grown);
        EmbeddingTable other = new EmbeddingTable(
                19, new RowStart(6, 0.1, DIMENSION), TableOptions.of(FTRL), RowLoopLibrary.plain(), 8);

        grown.grow(19, 6);

        float[] expected = all(other);
        System.arraycopy(before, 0, expected, 0, before.length);
        assertThat(all(grown)).isEqualTo(expected);
    }

    @Test
    void aTableDoesNotShrink() {
        assertThatThrownBy(() -> table(4, 4).grow(3, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an embedding table of 4 rows cannot shrink to 3");
    }

    private static EmbeddingTable table(int rows, int chunkRows) {
        return new EmbeddingTable(
                rows, new RowStart(5, 0.1, DIMENSION), TableOptions.of(FTRL), RowLoopLibrary.fastest(), chunkRows);
    }

    private static void train(EmbeddingTable table, int rows, long step) {
        var random = new SplittableRandom(step);
        for (int n = 0; n < 20; n++) {
            float[] gradient = {(float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1), 1};
            table.addGradient(random.nextInt(rows), 1, gradient, 0);
        }
        table.update(FTRL, step);
    }

    private static float[] all(EmbeddingTable table) {
        float[] rows = new float[table.rows() * table.floatsPerRow()];
        table.readRows(0, table.rows(), rows);
        return rows;
    }
}
