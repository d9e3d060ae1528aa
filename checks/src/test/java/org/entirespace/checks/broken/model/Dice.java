/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.model;

import java.util.Random;

final class Dice {
    private static final int SIDES = 6;

    int roll() {
        return new Random().nextInt(SIDES);
    }
}
