/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.matrix;

/**
 * The three matrix products of a dense layer. Each call runs on the caller's thread alone; threads may share an instance.
 *
 * <pre>
 *   nn   c = a b    + keep c      (m, k) (k, n)
 *   nt   c = a b^T  + keep c      (m, k) (n, k)
 *   tn   c = a^T b  + keep c      (k, m) (k, n)
 * </pre>
 *
 * {@code keep} is 0 or 1: with 0 the old content of {@code c} is never read. Shapes that do not fit are refused with an {@link
 * IllegalArgumentException}.
 */
public interface MatrixProducts {

    /** c = a b + keep c. */
    void nn(Matrix a, Matrix b, float keep, Matrix c);

    /** c = a b^T + keep c. */
    void nt(Matrix a, Matrix b, float keep, Matrix c);

    /** c = a^T b + keep c. */
    void tn(Matrix a, Matrix b, float keep, Matrix c);

    /** What computes here, for a person to read: library and kernel. */
    String description();
}
