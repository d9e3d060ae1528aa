/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Map;

/** Compares all parameters, or gradients, of two networks. */
final class Close {

    private Close() {}

    /** Fails unless {@code |found - expected| <= relative * |expected| + absolute} everywhere. */
    static void assertClose(TwinParameters expected, TwinParameters found, double relative, double absolute) {
        Map<String, double[]> others = found.blocks();
        expected.blocks().forEach((name, block) -> {
            double[] other = others.getOrDefault(name, new double[0]);
            for (int j = 0; j < block.length; j++) {
                if (!(Math.abs(other[j] - block[j]) <= relative * Math.abs(block[j]) + absolute)) {
                    throw new AssertionError(name + " [" + j + "]: expected " + block[j] + ", found " + other[j]);
                }
            }
        });
    }
}
