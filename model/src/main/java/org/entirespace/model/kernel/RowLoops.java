/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/**
 * Loops over stretches of float arrays so short that a compiler does not turn them into vector instructions: the rows of
 * embedding tables. All implementations give the same bits. An owner finds its loops once, by {@link RowLoopLibrary}, and keeps
 * them in a final field, so that the compiler knows what it calls. Threads may share an instance.
 *
 * <p>Stretches that a call reads and writes must not overlap.
 */
public interface RowLoops {

    /** Copies: {@code target[at + j] = source[from + j]} for j in [0, length). */
    void copy(float[] source, int from, float[] target, int at, int length);

    /** Copies and multiplies: {@code target[at + j] = factor * source[from + j]} for j in [0, length). */
    void scale(float factor, float[] source, int from, float[] target, int at, int length);

    /** Adds: {@code target[at + j] += factor * source[from + j]} for j in [0, length). */
    void addScaled(float factor, float[] source, int from, float[] target, int at, int length);

    /**
     * Updates one row by Adam.
     *
     * @param step the equations and their constants
     * @param rows changed: weight (length), mean gradient (length) and mean squared gradient (length) from {@code at}
     * @param gradients the gradient (length) from {@code gradientAt}
     */
    void adam(AdamStep step, float[] rows, int at, float[] gradients, int gradientAt, int length);

    /**
     * Updates one row by Adagrad.
     *
     * @param step the equations and their constants
     * @param rows changed: weight (length) and sum of squared gradients (length) from {@code at}
     * @param gradients the gradient (length) from {@code gradientAt}
     */
    void adagrad(AdagradStep step, float[] rows, int at, float[] gradients, int gradientAt, int length);

    /**
     * Updates one row by FTRL-proximal.
     *
     * @param step the equations and their constants
     * @param rows changed: weight (length), z (length) and n (length) from {@code at}
     * @param gradients the gradient (length) from {@code gradientAt}
     */
    void ftrl(FtrlStep step, float[] rows, int at, float[] gradients, int gradientAt, int length);

    /** Whether a loop over one row runs in vector instructions; otherwise many rows are better copied side by side for one long loop. */
    boolean inVectors();

    /** What these loops are made of and why, for a person to read. */
    String description();
}
