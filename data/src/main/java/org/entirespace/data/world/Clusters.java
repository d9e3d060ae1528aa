/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/** Hidden vectors of users or items, or of the groups they belong to. Not changed once drawn, so threads may share it. */
final class Clusters {

    static final int DIMENSIONS = 6;

    /** What drives clicks; (members, dimensions). */
    final float[] taste;
    /** What drives the behaviours after the click; (members, dimensions). */
    final float[] intent;

    private Clusters(float[] taste, float[] intent) {
        this.taste = taste;
        this.intent = intent;
    }

    /** Vectors of groups, with mean zero over the groups. */
    static Clusters draw(int groups, Draws draws) {
        return new Clusters(centred(groups, draws), centred(groups, draws));
    }

    private static float[] centred(int groups, Draws draws) {
        float[] vectors = new float[groups * DIMENSIONS];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) draws.normal();
        }
        for (int k = 0; k < DIMENSIONS; k++) {
            double mean = 0;
            for (int g = 0; g < groups; g++) {
                mean += vectors[g * DIMENSIONS + k] / groups;
            }
            for (int g = 0; g < groups; g++) {
                vectors[g * DIMENSIONS + k] -= (float) mean;
            }
        }
        return vectors;
    }

    /**
     * Draws a member's vectors: the group's by a share of the variance, the rest its own.
     *
     * @param group the member's group
     * @param share the group's share of the variance, in [0, 1]
     * @param draws the member's draws
     * @param target filled from {@code member * dimensions} on
     * @param member the member's number
     */
    void memberInto(int group, double share, Draws draws, Clusters target, int member) {
        double common = Math.sqrt(share);
        double own = Math.sqrt(1 - share);
        for (int k = 0; k < DIMENSIONS; k++) {
            int from = group * DIMENSIONS + k;
            int to = Math.addExact(Math.multiplyExact(member, DIMENSIONS), k);
            target.taste[to] = (float) (common * taste[from] + own * draws.normal());
            target.intent[to] = (float) (common * intent[from] + own * draws.normal());
        }
    }

    /** Room for the vectors of some members. */
    static Clusters empty(int members) {
        int length = Math.multiplyExact(members, DIMENSIONS);
        return new Clusters(new float[length], new float[length]);
    }
}
