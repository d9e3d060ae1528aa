/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every implementation of the products equals three plain loops in double precision. */
class MatrixProductsReferenceTest {

    private static final int[] SIZES = {1, 2, 3, 5, 8, 17, 33, 64, 100};

    static Stream<Named<MatrixProducts>> libraries() {
        return Stream.of(MatrixLibrary.fastest(), MatrixLibrary.plainJava())
                .map(products -> Named.of(products.description(), products));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void productsOfRandomShapesAndViewsEqualPlainLoops(MatrixProducts products) {
        var random = new SplittableRandom(1);
        for (int draw = 0; draw < 120; draw++) {
            int rows = SIZES[random.nextInt(SIZES.length)];
            int columns = SIZES[random.nextInt(SIZES.length)];
            int inner = SIZES[random.nextInt(SIZES.length)];
            for (Form form : Form.values()) {
                for (float keep = 0; keep <= 1; keep++) {
                    boolean none = draw % 10 == 0 && form != Form.TN;
                    check(products, form, random, new int[] {none ? 0 : rows, columns, inner}, keep);
                }
            }
        }
    }

    /** A batch of no rows adds nothing to the gradient of a weight. */
    @ParameterizedTest
    @MethodSource("libraries")
    void aSumOverNoRowsIsZero(MatrixProducts products) {
        var random = new SplittableRandom(2);
        check(products, Form.TN, random, new int[] {3, 4, 0}, 0);
        check(products, Form.TN, random, new int[] {3, 4, 0}, 1);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void shapesThatDoNotFitAreRefusedAndTheResultStaysAsItWas(MatrixProducts products) {
        float[] ones = new float[100];
        Arrays.fill(ones, 1);
        float[] result = new float[100];
        Matrix twoByThree = Matrix.of(ones, 0, 2, 3);
        Matrix threeByFour = Matrix.of(ones, 0, 3, 4);
        Matrix twoByFour = Matrix.of(result, 0, 2, 4);

        assertThatThrownBy(() -> products.nn(twoByThree, twoByThree, 0, twoByFour))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nn: shapes do not fit: a Matrix(2, 3), b Matrix(2, 3), c Matrix(2, 4)");
        assertThatThrownBy(() -> products.nn(twoByThree, threeByFour, 0, Matrix.of(result, 0, 3, 4)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> products.nn(twoByThree, threeByFour, 0, Matrix.of(result, 0, 2, 5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> products.nt(twoByThree, threeByFour, 0, twoByFour))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nt: shapes do not fit");
        assertThatThrownBy(() -> products.tn(twoByThree, threeByFour, 0, twoByFour))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tn: shapes do not fit");
        assertThat(result).containsOnly(0);
    }

    /** Which operand is transposed. */
    private enum Form {
        NN,
        NT,
        TN;

        void multiply(MatrixProducts products, Matrix a, Matrix b, float keep, Matrix c) {
            switch (this) {
                case NN -> products.nn(a, b, keep, c);
                case NT -> products.nt(a, b, keep, c);
                case TN -> products.tn(a, b, keep, c);
            }
        }
    }

    /** Multiplies random views, sized (rows, columns, inner), and looks at every number of the array behind the result. */
    private static void check(MatrixProducts products, Form form, SplittableRandom random, int[] sizes, float keep) {
        Matrix a = form == Form.TN ? view(random, sizes[2], sizes[0]) : view(random, sizes[0], sizes[2]);
        Matrix b = form == Form.NT ? view(random, sizes[1], sizes[2]) : view(random, sizes[2], sizes[1]);
        Matrix c = view(random, sizes[0], sizes[1]);
        float[] before = c.values.clone();
        for (int i = 0; keep == 0 && i < c.rows; i++) {
            // what is not kept must not be read: 0 * NaN is not 0
            Arrays.fill(c.values, c.offset + i * c.stride, c.offset + i * c.stride + c.columns, Float.NaN);
        }

        form.multiply(products, a, b, keep, c);

        float[] found = c.values.clone();
        for (int i = 0; i < c.rows; i++) {
            for (int j = 0; j < c.columns; j++) {
                int at = c.offset + i * c.stride + j;
                double expected = keep * before[at] + element(form, a, b, sizes[2], i, j);
                if (!(Math.abs(found[at] - expected) <= 2e-6 * Math.sqrt(sizes[2] + 1.0))) {
                    throw new AssertionError(products.description() + " " + form + " " + Arrays.toString(sizes)
                            + " keep " + keep + " (" + i + ", " + j + "): expected " + expected + ", found "
                            + found[at]);
                }
                found[at] = before[at];
            }
        }
        // nothing outside the view has changed
        assertThat(found).isEqualTo(before);
    }

    private static double element(Form form, Matrix a, Matrix b, int inner, int i, int j) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
            float left = form == Form.TN ? at(a, k, i) : at(a, i, k);
            float right = form == Form.NT ? at(b, j, k) : at(b, k, j);
            sum += (double) left * right;
        }
        return sum;
    }

    private static float at(Matrix matrix, int i, int j) {
        return matrix.values[matrix.offset + i * matrix.stride + j];
    }

    /** A view into random numbers that has others before, between and behind its rows. */
    private static Matrix view(SplittableRandom random, int rows, int columns) {
        int offset = random.nextInt(5);
        int stride = columns + random.nextInt(4);
        float[] values = new float[offset + rows * stride + random.nextInt(5)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Matrix.of(values, offset, rows, columns, stride);
    }
}
