/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.weighting;

import java.util.List;

/** Arrays of floats as one array of doubles, which hold every float exactly, and back. */
final class WeightState {

    private WeightState() {}

    /** The values of all parts, one part after the other, from {@code at} on. */
    static double[] join(int at, List<float[]> parts) {
        double[] joined = new double[at + length(parts)];
        int next = at;
        for (float[] part : parts) {
            for (float value : part) {
                joined[next++] = value;
            }
        }
        return joined;
    }

    /**
     * Fills the parts by the values from {@code at} on.
     *
     * @throws IllegalArgumentException when there are more or fewer
     */
    static void split(double[] joined, int at, List<float[]> parts) {
        if (joined.length != at + length(parts)) {
            throw new IllegalArgumentException(
                    "weighting state of " + joined.length + " numbers; expected " + (at + length(parts)));
        }
        int next = at;
        for (float[] part : parts) {
            for (int i = 0; i < part.length; i++) {
                part[i] = (float) joined[next++];
            }
        }
    }

    private static int length(List<float[]> parts) {
        return parts.stream().mapToInt(part -> part.length).sum();
    }
}
