/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.matrix;

import dev.ludovic.netlib.blas.BLAS;
import java.util.Arrays;

/** Products by a BLAS. Row-major matrices are their own transposes to a column-major library, so operands are swapped. */
final class BlasProducts implements MatrixProducts {

    private static final String PLAIN = "N";
    private static final String TRANSPOSED = "T";

    private final BLAS blas;
    private final String description;

    BlasProducts(BLAS blas, String description) {
        this.blas = blas;
        this.description = description;
    }

    @Override
    public void nn(Matrix a, Matrix b, float keep, Matrix c) {
        check(a.rows == c.rows && b.columns == c.columns && a.columns == b.rows, "nn", a, b, c);
        multiply(PLAIN, PLAIN, a.columns, b, a, keep, c);
    }

    @Override
    public void nt(Matrix a, Matrix b, float keep, Matrix c) {
        check(a.rows == c.rows && b.rows == c.columns && a.columns == b.columns, "nt", a, b, c);
        multiply(TRANSPOSED, PLAIN, a.columns, b, a, keep, c);
    }

    @Override
    public void tn(Matrix a, Matrix b, float keep, Matrix c) {
        check(a.columns == c.rows && b.columns == c.columns && a.rows == b.rows, "tn", a, b, c);
        multiply(PLAIN, TRANSPOSED, a.rows, b, a, keep, c);
    }

    @Override
    public String description() {
        return description;
    }

    /** The column-major product of the transposes: c^T = b^T a^T, with {@code inner} the summed dimension. */
    private void multiply(String firstForm, String secondForm, int inner, Matrix b, Matrix a, float keep, Matrix c) {
        if (inner == 0) {
            clearUnlessKept(keep, c);
        }
        if (c.rows == 0 || inner == 0) {
            return;
        }
        blas.sgemm(
                firstForm,
                secondForm,
                c.columns,
                c.rows,
                inner,
                1f,
                b.values,
                b.offset,
                b.stride,
                a.values,
                a.offset,
                a.stride,
                keep,
                c.values,
                c.offset,
                c.stride);
    }

    /** A product that sums over nothing, which the library would refuse. */
    private static void clearUnlessKept(float keep, Matrix c) {
        for (int i = 0; keep == 0 && i < c.rows; i++) {
            Arrays.fill(c.values, c.offset + i * c.stride, c.offset + i * c.stride + c.columns, 0f);
        }
    }

    private static void check(boolean fits, String product, Matrix a, Matrix b, Matrix c) {
        if (!fits) {
            throw new IllegalArgumentException(product + ": shapes do not fit: a " + a + ", b " + b + ", c " + c);
        }
    }
}
