/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

/**
 * Where a node is drawn, in pixels from the upper left corner.
 *
 * @param x the left side
 * @param y the upper side
 * @param width the width
 * @param height the height
 */
record Box(int x, int y, int width, int height) {

    /** The x of the right side. */
    int right() {
        return x + width;
    }

    /** The y of the lower side. */
    int bottom() {
        return y + height;
    }

    /** The y of the middle. */
    int middle() {
        return y + height / 2;
    }
}
