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

    /** Widens a row in half precision, packed as {@link HalfFloat} says: {@code target[at + j]} = number j for j in [0, length). */
    void widen(float[] packed, int from, float[] target, int at, int length);

    /** Widens and adds: {@code target[at + j] += factor *} number j for j in [0, length). */
    void addWidened(float factor, float[] packed, int from, float[] target, int at, int length);

    /**
     * Rounds a row to half precision, up or down by chance, so that the mean of what is stored is what was computed: number j is
     * {@link HalfFloat#narrow} of {@code source[from + j]} for j in [0, length). Chance is a hash of {@code key} and j.
     *
     * @param packed receives the packed row from {@code at}
     * @param key of the row in this step; its bits are spread already
     */
    void narrow(float[] source, int from, float[] packed, int at, int length, int key);

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
