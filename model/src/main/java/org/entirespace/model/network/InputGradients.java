/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

/** The gradient of the input rows of a batch. Threads may fill different rows at the same time. */
final class InputGradients {

    /** The rows; (batch, width). */
    final float[] values;

    /**
     * Whether a row holds the gradient of the columns that a request has in common, for itself and all rows of its run; the
     * others' columns hold anything; (batch).
     */
    final boolean[] begins;

    /** Room for a batch. */
    InputGradients(int batchSize, int width) {
        values = new float[Math.multiplyExact(batchSize, width)];
        begins = new boolean[batchSize];
    }
}
