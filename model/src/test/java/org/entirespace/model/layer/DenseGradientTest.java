/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static java.util.Arrays.copyOfRange;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseGradientTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 5, 2", "7, 4, 13", "2, 9, 31"})
    void itIsTheAffineMapAndItsSlope(int inputs, int outputs, int rows) {
        for (long seed = 1; seed <= 3; seed++) {
            Blueprint blueprint = new Blueprint(inputs + 3, outputs);
            Span out = blueprint.whole(Tape.LOGITS);
            blueprint.affine(List.of(blueprint.whole(Tape.INPUT).part(1, inputs)), List.of(outputs), out);
            new Probe(blueprint, out, seed)
                    .check(
                            rows,
                            (x, p, row) -> TwinLayers.affine(
                                    copyOfRange(x, 1, 1 + inputs),
                                    matrix(p, 0, inputs, outputs),
                                    copyOfRange(p, inputs * outputs, inputs * outputs + outputs)));
        }
    }

    static double[][] matrix(double[] p, int from, int rows, int columns) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = copyOfRange(p, from + i * columns, from + (i + 1) * columns);
        }
        return matrix;
    }
}
