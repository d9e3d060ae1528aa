/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;

/**
 * Where a head stands among the others.
 *
 * @param tower the tower whose last hidden layer it reads; heads of one tower share all its hidden layers
 * @param follows the heads that hand information on to it where the arrangement does so ({@link Sharing.Kind#AITM}), each
 *     before it in head order
 */
public record HeadPlace(int tower, List<Integer> follows) {

    /** Copies the list. */
    public HeadPlace {
        follows = List.copyOf(follows);
        if (tower < 0) {
            throw new IllegalArgumentException("head of tower " + tower + "; expected ≥ 0");
        }
    }
}
