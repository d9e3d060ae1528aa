/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

/**
 * How the weights of a row are stored, in front of its optimiser's state, and what moves them. A table has one kind for good, so
 * nothing is asked for each weight. Immutable; threads may share an instance.
 */
sealed interface RowWeights permits FloatWeights, HalfWeights {

    /** The floats that the weights of a row take. */
    int floats();

    /** Copies the weights of the row that lies in {@code rows} from {@code at} to {@code target} from {@code to}; (dimension). */
    void read(float[] rows, int at, float[] target, int to);

    /** Adds {@code scale} times the weights of the row that lies in {@code rows} from {@code at} to {@code target} from {@code to}. */
    void addTo(float scale, float[] rows, int at, float[] target, int to);

    /**
     * Replaces the weights of the row that lies in {@code rows} from {@code at}.
     *
     * @param source the weights (dimension) from {@code from}
     * @param key decides how they are rounded, where they are
     */
    void write(float[] source, int from, float[] rows, int at, long key);

    /**
     * Gives a row that begins its weights, without loops in vectors: at a program's start these are slower than any, and they would be
     * compiled for this use too.
     *
     * @param weights (dimension) from the beginning; changed to what the row has of them
     * @param key decides how they are rounded, where they are, as in {@link #write}
     */
    void begin(float[] weights, float[] rows, int at, long key);

    /** Whether weights lie in a row as an optimiser's loop wants them. */
    boolean inFloats();
}
