/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/**
 * The total of some sums of gradients, added in their order. It works in shares, each of other parameters, that
 * threads may take at the same time while no pass runs.
 */
public interface GradientSum {

    /** The number of shares. */
    int shares();

    /**
     * Adds the sums, for the parameters of one share.
     *
     * @param share in [0, {@link #shares()})
     * @param gradient filled at the places of these parameters, as the {@link DensePart} lays them out
     * @return 0 where all of them are finite, otherwise not a number
     */
    float fill(int share, float[] gradient);

    /** 0 where all values in [from, to) are finite, otherwise not a number. A loss may be finite where its gradient is not: 0 * NaN. */
    static float residue(float[] values, int from, int to) {
        float even = 0;
        float odd = 0;
        for (int i = from; i < to - 1; i += 2) {
            even += 0f * values[i];
            odd += 0f * values[i + 1];
        }
        return from < to ? even + odd + 0f * values[to - 1] : 0;
    }
}
