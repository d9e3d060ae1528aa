/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.optimizer.AdagradOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that wait to be admitted, and rows that are evicted. */
class RowLifeTest {

    private static final AdagradOptions ADAGRAD = AdagradOptions.of(0.5);
    private static final int DIMENSION = 2;
    private static final float[] GRADIENT = {1, -1};

    @Test
    void aRowIsZeroUntilItsIdWasSeenOftenEnoughInEarlierSteps() {
        EmbeddingTable table = table(3, 0);
        float[] initial = Arrays.copyOf(whole(table, 1), DIMENSION);

        step(table, 1, 1);
        step(table, 2, 1, 1); // the second and the third sighting
        assertThat(whole(table, 1))
                .as("no gradient reached it")
                .startsWith(initial)
                .endsWith(0, 0);
        assertThat(weight(table, 1)).as("admitted").isEqualTo(initial);
        assertThat(weight(table, 2)).as("never seen").containsExactly(0, 0);

        step(table, 3, 1);
        assertThat(weight(table, 1)[0]).isLessThan(initial[0]);
        assertThat(weight(table, 1)[1]).isGreaterThan(initial[1]);
    }

    @Test
    void aBagSkipsWhatIsNotAdmitted() {
        EmbeddingTable table = table(2, 0);
        float[] target = {5, 6};

        table.addInto(1, 2, target, 0);

        assertThat(target).containsExactly(5, 6);
    }

    /** Old rows are looked for every evict_after / 4 steps. */
    @Test
    void aRowThatIsNotSeenBeginsAnewWithinAQuarterMoreThanItsTime() {
        EmbeddingTable table = table(2, 8);
        float[] fresh = whole(table, 1);
        step(table, 1, 1, 1);
        step(table, 2, 1, 3, 3);
        step(table, 3, 1); // last seen here
        assertThat(whole(table, 1)).isNotEqualTo(fresh);
        for (int step = 4; step <= 10; step++) {
            step(table, step, 3);
        }
        assertThat(weight(table, 1)).doesNotContain(0);

        step(table, 11, 3);
        step(table, 12, 3);

        assertThat(whole(table, 1)).isEqualTo(fresh);
        assertThat(weight(table, 1)).as("to be admitted again").containsExactly(0, 0);
        assertThat(weight(table, 3)).as("seen all the time").doesNotContain(0);
    }

    /** A slow twin agrees on random ids. */
    @ParameterizedTest
    @CsvSource({"0, 7", "1, 1", "2, 0", "3, 5", "3, 40"})
    void aSlowTwinAgrees(int admitAfter, int evictAfter) {
        int rows = 12;
        EmbeddingTable table = table(admitAfter, evictAfter);
        float[][] initial = new float[rows][];
        double[][] weight = new double[rows][DIMENSION];
        double[][] sums = new double[rows][DIMENSION];
        int[] seen = new int[rows];
        int[] last = new int[rows];
        for (int row = 0; row < rows; row++) {
            initial[row] = whole(table, row);
            weight[row] = new double[] {initial[row][0], initial[row][1]};
        }
        var random = new SplittableRandom(admitAfter * 100 + evictAfter);
        for (int step = 1; step <= 200; step++) {
            int[] ids = random.ints(3, 0, rows).map(id -> id * id / rows).toArray();
            step(table, step, ids);
            for (int row = 0; row < rows; row++) {
                int wanted = row;
                long times = Arrays.stream(ids).filter(id -> id == wanted).count();
                if (times > 0 && seen[row] >= admitAfter) {
                    for (int j = 0; j < DIMENSION; j++) {
                        double gradient = times * GRADIENT[j];
                        sums[row][j] += gradient * gradient;
                        weight[row][j] -= 0.5 * gradient / Math.sqrt(sums[row][j]);
                    }
                }
                seen[row] += (int) times;
                last[row] = times > 0 ? step : last[row];
                boolean sweeps = evictAfter > 0 && step % Math.max(1, evictAfter / 4) == 0;
                if (sweeps && last[row] > 0 && step - last[row] >= evictAfter) {
                    seen[row] = 0;
                    last[row] = 0;
                    weight[row] = new double[] {initial[row][0], initial[row][1]};
                    sums[row] = new double[DIMENSION];
                }
                float[] found = weight(table, row);
                for (int j = 0; j < DIMENSION; j++) {
                    double expected = seen[row] >= admitAfter ? weight[row][j] : 0;
                    assertThat((double) found[j]).isBetween(expected - 1e-4, expected + 1e-4);
                }
            }
        }
    }

    @Test
    void sightingsAreReadWrittenAndGrowWithTheTable() {
        EmbeddingTable table = table(3, 100);
        step(table, 1, 1, 1, 4);
        step(table, 7, 1, 1);
        int[] read = new int[24];
        table.readSightings(0, 12, read);
        assertThat(Arrays.copyOfRange(read, 2, 10)).containsExactly(3, 7, 0, 0, 0, 0, 1, 1);

        EmbeddingTable other = table(3, 100);
        other.writeSightings(0, 12, read);
        assertThat(weight(other, 1)).doesNotContain(0);
        other.grow(20, 1);
        assertThat(weight(other, 19)).containsExactly(0, 0);
        step(other, 8, 19, 19, 19);
        assertThat(weight(other, 19)).doesNotContain(0);
    }

    /** What a bundle holds of rows that were not admitted is zero; read again they still wait. */
    @Test
    void aRowSetToZeroGoesOnWaitingAndAnyOtherIsAdmitted() {
        EmbeddingTable table = table(3, 0);
        float[] initial = whole(table, 1);
        table.setRow(1, new float[DIMENSION], 0);
        table.setRow(2, new float[] {0, 0.5f}, 0);

        assertThat(whole(table, 1)).isEqualTo(initial);
        assertThat(weight(table, 1)).containsExactly(0, 0);
        assertThat(weight(table, 2)).containsExactly(0, 0.5f);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "32768, 0", "0, -1"})
    void countsOutOfRangeAreRefused(int admitAfter, int evictAfter) {
        assertThatThrownBy(() -> new TableOptions(ADAGRAD, admitAfter, evictAfter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows admitted after " + admitAfter + " and evicted after " + evictAfter
                        + "; expected 0 to 32767, and ≥ 0");
    }

    private static EmbeddingTable table(int admitAfter, int evictAfter) {
        return new EmbeddingTable(
                12,
                new RowStart(5, 0.1, DIMENSION),
                new TableOptions(ADAGRAD, admitAfter, evictAfter),
                RowLoopLibrary.fastest(),
                4);
    }

    private static void step(EmbeddingTable table, long step, int... ids) {
        for (int id : ids) {
            table.addGradient(id, 1, GRADIENT, 0);
        }
        table.update(ADAGRAD, step);
    }

    private static float[] weight(EmbeddingTable table, int row) {
        float[] weight = {9, 9};
        table.copyInto(row, weight, 0);
        return weight;
    }

    private static float[] whole(EmbeddingTable table, int row) {
        float[] whole = new float[table.floatsPerRow()];
        table.readRows(row, row + 1, whole);
        return whole;
    }
}
