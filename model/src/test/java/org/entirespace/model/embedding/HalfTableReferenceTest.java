/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.model.kernel.HalfFloat;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.optimizer.RowOptimizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table in half precision does what a row of floats does that is rounded after each of its steps, whatever loops move it. */
class HalfTableReferenceTest {

    static Stream<RowOptimizer> optimizers() {
        return HalfTables.optimizers();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyStepIsThatOfFloatsAndThenRoundedToANeighbour(RowOptimizer optimizer) {
        int dimension = 19;
        EmbeddingTable table = HalfTables.table(3, dimension, HalfTables.half(optimizer));
        float[] twin = new float[dimension + optimizer.stateFloats(dimension)];
        table.copyInto(1, twin, 0);
        optimizer.startState(twin, 0, dimension);
        var random = new SplittableRandom(3);
        for (long step = 1; step <= 50; step++) {
            float[] gradient = HalfTables.gradient(random, dimension);
            table.addGradient(1, 1, gradient, 0);
            table.update(optimizer, step);

            optimizer.at(step).update(RowLoopLibrary.plain(), twin, 0, gradient, 0, dimension);
            float[] found = HalfTables.weight(table, 1);
            for (int j = 0; j < dimension; j++) {
                float down = HalfFloat.widen(HalfFloat.narrow(twin[j], 0));
                float up = HalfFloat.widen(HalfFloat.narrow(twin[j], 8191));
                assertThat(found[j]).isIn(down, up);
            }
            System.arraycopy(found, 0, twin, 0, dimension);
        }
        float[] rows = new float[table.floatsPerRow()];
        table.readRows(1, 2, rows);
        for (int s = dimension; s < twin.length; s++) {
            assertThat(rows[s - dimension + HalfFloat.packedFloats(dimension)]).isEqualTo(twin[s]);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void bothLoopsGiveTheSameBitsInAnyOrderOfRows(RowOptimizer optimizer) {
        for (int dimension : new int[] {1, 7, 8, 16, 24, 37}) {
            var fast = HalfTables.table(20, dimension, HalfTables.half(optimizer), RowLoopLibrary.fastest());
            var plain = HalfTables.table(20, dimension, HalfTables.half(optimizer), RowLoopLibrary.plain());
            HalfTables.train(fast, optimizer, 1, 9);
            HalfTables.train(plain, optimizer, 1, 9);
            assertThat(HalfTables.bits(fast)).isEqualTo(HalfTables.bits(plain));

            float[] gradient = HalfTables.gradient(new SplittableRandom(1), dimension);
            for (int row = 0; row < 20; row++) {
                fast.addGradient(row, 1, gradient, 0);
                plain.addGradient(19 - row, 1, gradient, 0);
            }
            fast.update(optimizer, 10);
            plain.update(optimizer, 10);
            assertThat(HalfTables.bits(fast)).isEqualTo(HalfTables.bits(plain));
        }
    }
}
