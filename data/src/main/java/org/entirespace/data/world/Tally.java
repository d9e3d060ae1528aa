/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/** Running sums over impressions. Not thread-safe; sums of blocks are added in the order of the blocks. */
final class Tally {

    long impressions;
    final long[] happened = new long[Truth.BEHAVIORS.size()]; // in that order
    final double[] probability = new double[Truth.QUANTITIES.size()]; // in that order

    /** Adds one impression. */
    void add(double[] probabilities, Outcome outcome) {
        impressions++;
        happened[0] += outcome.click() ? 1 : 0;
        happened[1] += outcome.micro() ? 1 : 0;
        happened[2] += outcome.macro() ? 1 : 0;
        happened[3] += outcome.purchase() ? 1 : 0;
        happened[4] += outcome.outside() ? 1 : 0;
        for (int q = 0; q < probability.length; q++) {
            probability[q] += probabilities[q];
        }
    }

    /** Adds the sums of a later block. */
    void add(Tally later) {
        impressions += later.impressions;
        for (int b = 0; b < happened.length; b++) {
            happened[b] += later.happened[b];
        }
        for (int q = 0; q < probability.length; q++) {
            probability[q] += later.probability[q];
        }
    }
}
