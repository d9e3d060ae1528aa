/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

/** Multiples of rows. */
final class Weighted {

    private Weighted() {}

    /** Sets {@code to} to a multiple of {@code from}, or adds the multiple to it. */
    static void into(float[] from, int fromAt, float weight, float[] to, int toAt, int width, boolean sets) {
        if (sets) {
            for (int j = 0; j < width; j++) {
                to[toAt + j] = weight * from[fromAt + j];
            }
        } else {
            for (int j = 0; j < width; j++) {
                to[toAt + j] += weight * from[fromAt + j];
            }
        }
    }
}
