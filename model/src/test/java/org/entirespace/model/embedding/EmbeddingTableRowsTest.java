/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows copied with their optimiser state, in one piece or in several. */
class EmbeddingTableRowsTest {

    private static final AdamOptions ADAM = AdamOptions.of(0.1);

    @ParameterizedTest
    @CsvSource({"1, 23", "4, 23", "4, 1", "4, 3", "4, 5", "1024, 23"})
    void aTableGoesOnFromTheRowsOfAnother(int chunkRows, int piece) {
        EmbeddingTable one = trained(chunkRows, 1, 3);
        EmbeddingTable other = trained(8, 2, 1);

        for (int from = 0; from < one.rows(); from += piece) {
            int to = Math.min(one.rows(), from + piece);
            float[] rows = new float[(to - from) * one.floatsPerRow()];
            one.readRows(from, to, rows);
            other.writeRows(from, to, rows);
        }
        touch(one, 4);
        touch(other, 4);

        assertThat(weights(other)).isEqualTo(weights(one));
    }

    @Test
    void rowsThatAreNotThereAreRefused() {
        EmbeddingTable table = trained(4, 1, 1);
        float[] rows = new float[24 * table.floatsPerRow()];

        assertThatThrownBy(() -> table.readRows(0, 24, rows)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.writeRows(-1, 2, rows)).isInstanceOf(IllegalArgumentException.class);
        table.readRows(23, 23, rows);
        assertThat(rows).containsOnly(0f);
    }

    private static EmbeddingTable trained(int chunkRows, long seed, int steps) {
        EmbeddingTable table = new EmbeddingTable(
                23, new RowStart(seed, 1, 3), TableOptions.of(ADAM), RowLoopLibrary.plain(), chunkRows);
        for (int step = 1; step <= steps; step++) {
            touch(table, step);
        }
        return table;
    }

    private static void touch(EmbeddingTable table, int step) {
        for (int row = step % 2; row < table.rows(); row += 2) {
            table.addGradient(row, 1f, new float[] {row, -1, 0.5f * step}, 0);
        }
        table.update(ADAM, step);
    }

    private static float[] weights(EmbeddingTable table) {
        float[] weights = new float[table.rows() * table.dimension()];
        for (int row = 0; row < table.rows(); row++) {
            table.copyInto(row, weights, row * table.dimension());
        }
        return weights;
    }
}
