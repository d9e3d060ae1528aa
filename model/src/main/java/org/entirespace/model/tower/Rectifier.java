/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/**
 * The rectified linear unit over whole arrays.
 *
 * <pre>
 *   forward   h = max(z, 0)
 *   backward  dz = dh where h > 0, else 0
 * </pre>
 *
 * The loops are written so that the compiler turns them into vector instructions; a conditional expression would not be.
 */
final class Rectifier {

    private Rectifier() {}

    static void forwardInPlace(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Math.max(values[i], 0f);
        }
    }

    /**
     * Masks the gradient of one row, and adds it to the gradient of the bias.
     *
     * @param activations h of the forward pass; the row begins at {@code at}
     * @param gradients dh, replaced by dz; the same place
     * @param biasGradients added to, from {@code biasAt}
     */
    static void backwardRow(
            float[] activations, float[] gradients, int at, int width, float[] biasGradients, int biasAt) {
        for (int j = 0; j < width; j++) {
            // h >= 0, so this is 1 for every normal h > 0 and 0 for h = 0
            float mask = Math.min(activations[at + j] * 0x1p126f, 1f);
            gradients[at + j] *= mask;
        }
        for (int j = 0; j < width; j++) {
            biasGradients[biasAt + j] += gradients[at + j];
        }
    }
}
