/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.DensePart.Block;

/**
 * What some parameters are.
 *
 * @param name for a person to read
 * @param block where they lie
 */
record NamedBlock(String name, Block block) {

    /** Whether a parameter is one of them, by its place. */
    boolean contains(int parameter) {
        int within = parameter - block.offset();
        int end = (block.rows() - 1) * block.stride() + block.length();
        return within >= 0 && within < end && within % block.stride() < block.length();
    }
}
