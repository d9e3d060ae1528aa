/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.Optional;
import org.entirespace.core.graph.Readout;

/** A program that grows a forest and says nothing. */
final class QuietGrowth {

    private QuietGrowth() {}

    public static void main(String[] arguments) {
        Growing.forest(new SmallTown(2_000, 1), Optional.of(new SmallTown(500, 2)), Growing.FEW, Readout.PLAIN);
    }
}
