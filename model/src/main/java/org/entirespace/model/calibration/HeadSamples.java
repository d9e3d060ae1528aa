/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.RisingLine;

/** What a head said of samples in which its conditions hold, and whether its behaviour happened. One owner. */
public final class HeadSamples {

    private float[] logits = new float[256];
    private boolean[] happened = new boolean[256];
    private int size;
    private int positives;

    /** No samples yet. */
    public HeadSamples() {}

    /**
     * Adds a sample.
     *
     * @param logit what the head learned, after its shift
     * @param didHappen whether the behaviour happened
     */
    public void add(float logit, boolean didHappen) {
        if (size == logits.length) {
            logits = Arrays.copyOf(logits, 2 * size);
            happened = Arrays.copyOf(happened, 2 * size);
        }
        logits[size] = logit;
        happened[size++] = didHappen;
        positives += didHappen ? 1 : 0;
    }

    /** The number of samples. */
    public int size() {
        return size;
    }

    /** In how many of them the behaviour happened. */
    public int positives() {
        return positives;
    }

    /** The mean of the rates that the head predicts. */
    public double meanRate() {
        return meanRate(CalibrationMap.identity());
    }

    /** The mean of the rates that the head predicts by a map. */
    public double meanRate(CalibrationMap map) {
        RisingLine line = map.line();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1 / (1 + Math.exp(-line.at(logits[i])));
        }
        return sum / Math.max(1, size);
    }

    double logit(int sample) {
        return logits[sample];
    }

    boolean happened(int sample) {
        return happened[sample];
    }

    /** The samples in the order of their logits. */
    int[] byLogit() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(sample -> logits[sample]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Checks that a map can be fitted. */
    void requireBothOutcomes() {
        if (positives == 0 || positives == size) {
            throw new IllegalArgumentException(
                    "calibration on " + size + " samples, " + positives + " of them positive; expected both outcomes");
        }
    }
}
