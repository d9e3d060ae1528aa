/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {

    private final float[] values = new float[20];

    @Test
    void theLastRowNeedsNoMoreThanItsColumns() {
        assertThat(Matrix.of(values, 2, 4, 3, 5)).hasToString("Matrix(4, 3)");
        assertThatThrownBy(() -> Matrix.of(values, 3, 4, 3, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("view of 4 x 3 with stride 5 from 3 leaves an array of 20");
    }

    @Test
    void aViewOfNoRowsMayBeginAtTheEnd() {
        assertThat(Matrix.of(values, 20, 0, 3)).hasToString("Matrix(0, 3)");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1, 1, 1",
        "0, -1, 1, 1",
        "0, 1, 0, 1",
        "0, 1, 3, 2",
        "21, 0, 1, 1",
        "0, 21, 1, 1",
        "0, 2147483647, 2, 2147483647",
        "2147483647, 1, 1, 1",
        "0, 3, 1, -5"
    })
    void aViewThatLeavesTheArrayIsRefused(int offset, int rows, int columns, int stride) {
        assertThatThrownBy(() -> Matrix.of(values, offset, rows, columns, stride))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
