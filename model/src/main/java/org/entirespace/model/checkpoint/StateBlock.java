/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

/** Named floats of a training state, in rows of one length. Looks into the memory of their owner, who must not change them meanwhile. */
public interface StateBlock {

    /** The name, distinct within a state. */
    String name();

    /** The number of rows. */
    int rows();

    /** The length of a row, at least 1. */
    int floatsPerRow();

    /** Copies the rows [from, to) to the start of {@code target}; (to - from, floatsPerRow). */
    void read(int from, int to, float[] target);

    /** Replaces the rows [from, to) by the start of {@code source}; (to - from, floatsPerRow). */
    void write(int from, int to, float[] source);

    /** An array as rows of one float. */
    static StateBlock of(String name, float[] values) {
        return new ArrayBlock(name, values);
    }
}
