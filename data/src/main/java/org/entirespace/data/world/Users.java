/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/** The users. Not changed once drawn, so threads may share them. */
final class Users {

    private static final int SEGMENTS = 12;
    private static final int YOUNGEST = 18;
    private static final int AGES = 58;
    private static final double UNKNOWN_AGE = 0.03;

    /** Hidden vectors. */
    final Clusters vectors;
    /** Hidden readiness to buy; (users). */
    final float[] bias;
    /** Visible: carries a part of the vectors; (users). */
    final byte[] segment;
    /** Visible: carries a part of the bias; 0 where unknown; (users). */
    final byte[] age;
    /** How often each user comes, unnormalised; (users). */
    final double[] activity;

    private Users(int count) {
        vectors = Clusters.empty(count);
        bias = new float[count];
        segment = new byte[count];
        age = new byte[count];
        activity = new double[count];
    }

    /** Draws the users of a world. */
    static Users draw(long seed, int count) {
        Clusters segments = Clusters.draw(SEGMENTS, Draws.of(seed, Draws.Purpose.CLUSTERS, 0));
        var users = new Users(count);
        for (int u = 0; u < count; u++) {
            Draws draws = Draws.of(seed, Draws.Purpose.USER, u);
            int segment = draws.below(SEGMENTS);
            int age = YOUNGEST + draws.below(AGES);
            double deviations = (age - YOUNGEST - (AGES - 1) / 2.0) / (AGES / Math.sqrt(12));
            segments.memberInto(segment, 0.4, draws, users.vectors, u);
            users.segment[u] = (byte) segment;
            users.bias[u] = (float) (Math.sqrt(0.3) * deviations + Math.sqrt(0.7) * draws.normal());
            users.age[u] = (byte) (draws.uniform() < UNKNOWN_AGE ? 0 : age);
            users.activity[u] = StrictMath.exp(0.7 * draws.normal());
        }
        return users;
    }
}
