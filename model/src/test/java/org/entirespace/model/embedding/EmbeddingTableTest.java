/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.optimizer.AdagradOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTableTest {

    private static final AdamOptions OPTIONS = AdamOptions.of(0.1);

    @ParameterizedTest
    @CsvSource({"0, 4", "-1, 4", "4, 0", "4, -1", "4, 4097"})
    void sizesOutsideTheirRangesAreRefused(int rows, int dimension) {
        assertThatThrownBy(() -> new EmbeddingTable(rows, dimension, 0.1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("embedding table of " + rows + " rows of " + dimension + "; expected ≥ 1 and in [1, 4096]");
    }

    @Test
    void frozenRowsAreWhatWasSetAndNothingElse() {
        TableOptions frozen = TableOptions.frozen();
        EmbeddingTable table = new EmbeddingTable(3, 2, 0.1, 1, frozen, RowLoopLibrary.fastest());
        table.setRow(1, new float[] {0.5f, -2f}, 0);

        assertThat(table.floatsPerRow()).isEqualTo(2);
        assertThat(row(table, 0)).containsExactly(0, 0);
        assertThat(row(table, 1)).containsExactly(0.5f, -2f);
        table.addGradient(1, 1, new float[] {1, 1}, 0);
        assertThatThrownBy(() -> table.update(AdamOptions.of(0.1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.update(frozen.optimizer(), 1)).isInstanceOf(IllegalStateException.class);
        assertThat(row(table, 1)).containsExactly(0.5f, -2f);
    }

    @Test
    void theLongestEmbeddingFits() {
        EmbeddingTable table = new EmbeddingTable(2, EmbeddingTable.MAX_DIMENSION, 0.1, 1);
        float[] row = new float[EmbeddingTable.MAX_DIMENSION];
        table.copyInto(1, row, 0);

        assertThat(row[EmbeddingTable.MAX_DIMENSION - 1]).isNotZero();
    }

    @Test
    void theSameSeedGivesTheSameRowsAndAnotherSeedOthers() {
        assertThat(row(new EmbeddingTable(9, 4, 0.1, 1), 8)).isEqualTo(row(new EmbeddingTable(9, 4, 0.1, 1), 8));
        assertThat(row(new EmbeddingTable(9, 4, 0.1, 2), 8)).isNotEqualTo(row(new EmbeddingTable(9, 4, 0.1, 1), 8));
    }

    @Test
    void rowsAreReadAndReplacedOneByOne() {
        EmbeddingTable table =
                new EmbeddingTable(5, new RowStart(1, 0.1, 2), TableOptions.of(OPTIONS), RowLoopLibrary.fastest(), 2);
        for (int row = 0; row < 5; row++) {
            table.setRow(row, new float[] {-1, row, row + 10}, 1);
        }
        for (int row = 0; row < 5; row++) {
            assertThat(row(table, row)).containsExactly(row, row + 10);
        }
        float[] target = {1, 2, 3};
        table.addInto(4, 2, target, 1);
        assertThat(target).containsExactly(1, 2 + 2 * 4, 3 + 2 * 14);
    }

    /** Rows of several chunks; a bag's values may be none. */
    @Test
    void fetchingRowsAheadChangesOneFloatAlone() {
        EmbeddingTable table =
                new EmbeddingTable(5, new RowStart(1, 0.1, 2), TableOptions.of(OPTIONS), RowLoopLibrary.fastest(), 2);
        for (int row = 0; row < 5; row++) {
            table.setRow(row, new float[] {row, 10}, 0);
        }
        float[] target = {1, 2, 3};

        table.prefetch(new int[] {9, 4, 3, 4, 9}, 1, 4, target, 1);

        assertThat(target).containsExactly(1, 4 + 3 + 4, 3);
        table.prefetch(new int[] {9}, 1, 1, target, 2);
        assertThat(target).containsExactly(1, 11, 0);
    }

    @Test
    void aReplacedRowForgetsItsMomentum() {
        EmbeddingTable table = new EmbeddingTable(3, 2, 0.1, 1);
        EmbeddingTable fresh = new EmbeddingTable(3, 2, 0.1, 1);
        float[] gradient = {1, -1};
        table.addGradient(1, 1, gradient, 0);
        table.update(OPTIONS, 1);
        for (EmbeddingTable each : new EmbeddingTable[] {table, fresh}) {
            each.setRow(1, new float[] {0.5f, 0.25f}, 0);
            each.addGradient(1, 1, new float[] {0.1f, 0.1f}, 0);
            each.update(OPTIONS, 2);
        }
        assertThat(row(table, 1)).isEqualTo(row(fresh, 1));
    }

    /** More rows than there is room for at first. */
    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 1025, 5000})
    void anyNumberOfRowsMayBeTouchedInOneStepAndAgainInTheNext(int rows) {
        EmbeddingTable table = new EmbeddingTable(rows, 3, 0, 1);
        float[] gradient = {1, 0, -1};
        for (int step = 1; step <= 2; step++) {
            for (int row = 0; row < rows; row++) {
                table.addGradient(row, 1, gradient, 0);
                table.addGradient(row, 1, gradient, 0);
            }
            assertThat(table.touchedRows()).isEqualTo(rows);
            table.update(OPTIONS, step);
        }
        // a constant gradient moves a weight by the learning rate a step
        for (int row = 0; row < rows; row++) {
            float[] weight = row(table, row);
            assertThat(weight[0]).isBetween(-0.20001f, -0.19999f);
            assertThat(weight[1]).isZero();
            assertThat(weight[2]).isEqualTo(-weight[0]);
        }
    }

    private static float[] row(EmbeddingTable table, int row) {
        float[] values = new float[table.dimension()];
        table.copyInto(row, values, 0);
        return values;
    }

    @Test
    void anOptimizerOfAnotherKindIsRefused() {
        EmbeddingTable table =
                new EmbeddingTable(3, 2, 0.1, 1, TableOptions.of(AdagradOptions.of(0.1)), RowLoopLibrary.fastest());

        assertThatThrownBy(() -> table.update(OPTIONS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a table with the state of AdagradOptions[");
    }
}
