/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The losses of some samples by term, unweighted; a running sum that one owner adds to. */
public final class BatchLoss {

    private final double[] sums; // (terms)
    private final long[] counts; // (terms)

    /** Zero losses of {@code terms} terms. */
    public BatchLoss(int terms) {
        sums = new double[terms];
        counts = new long[terms];
    }

    /** Losses that were summed before. */
    public BatchLoss(double[] sums, long[] counts) {
        if (sums.length != counts.length) {
            throw new IllegalArgumentException(
                    "losses of " + sums.length + " terms and counts of " + counts.length + "; expected as many");
        }
        this.sums = sums.clone();
        this.counts = counts.clone();
    }

    /** Adds another batch's losses. */
    public void add(BatchLoss other) {
        for (int t = 0; t < sums.length; t++) {
            sums[t] += other.sums[t];
            counts[t] += other.counts[t];
        }
    }

    /** The mean loss of a term over its observed samples; 0 where there were none. */
    public double mean(int term) {
        return counts[term] == 0 ? 0 : sums[term] / counts[term];
    }

    /** The mean of every term by its name, in the terms' order. */
    public Map<String, Double> means(List<String> names) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (int t = 0; t < sums.length; t++) {
            means.put(names.get(t), mean(t));
        }
        return means;
    }

    /** The sum over observed samples of each term; live, (terms). */
    public double[] sums() {
        return sums;
    }

    /** How many samples each term observed; live, (terms). */
    public long[] counts() {
        return counts;
    }
}
