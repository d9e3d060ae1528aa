/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.sample.Label;

/**
 * Watches what each head of a graph predicts over labelled samples. A head is only watched where it is asked: over samples
 * in which its conditions are known to hold. One thread at a time.
 *
 * <pre>
 *   mean = sum of r / n      deviation = sqrt(sum of r^2 / n - mean^2)      r = 1 / (1 + e^-logit), read out
 * </pre>
 */
public final class HeadWatch {

    private final List<Rate> rates;
    private final List<RateRows> rows;
    private final long[] samples; // (heads)
    private final long[] positives; // (heads)
    private final double[] sums; // (heads)
    private final double[] squares; // (heads)
    private final HeadReading reading;

    /** Nothing seen yet; logits are taken as they are. */
    public HeadWatch(CompiledGraph graph) {
        this(graph, Readout.PLAIN);
    }

    /**
     * Nothing seen yet.
     *
     * @param readout how logits are read: what it takes off a logit is no part of the rate
     */
    public HeadWatch(CompiledGraph graph, Readout readout) {
        reading = new HeadReading(readout, graph);
        rates = graph.rates();
        rows = RateRows.of(graph);
        samples = new long[rates.size()];
        positives = new long[rates.size()];
        sums = new double[rates.size()];
        squares = new double[rates.size()];
    }

    /**
     * Takes in predictions.
     *
     * @param logits the heads' logits for the samples [from, to), the graph's heads first; (to - from, stride)
     * @param stride the logits of a sample, those of auxiliary heads included
     * @param labels label codes by behaviour of the graph
     */
    public void add(float[] logits, int stride, byte[][] labels, int from, int to) {
        int heads = rates.size();
        for (int h = 0; h < heads; h++) {
            RateRows spoken = rows.get(h);
            for (int row = from; row < to; row++) {
                byte observed = spoken.observed(labels, row);
                if (observed != Label.UNOBSERVED.code()) {
                    double rate = 1 / (1 + Math.exp(-reading.logit(h, logits[(row - from) * stride + h])));
                    samples[h]++;
                    positives[h] += observed == Label.POSITIVE.code() ? 1 : 0;
                    sums[h] += rate;
                    squares[h] += rate * rate;
                }
            }
        }
    }

    /** Adds what another watch of the same graph has seen. */
    public void add(HeadWatch other) {
        for (int h = 0; h < samples.length; h++) {
            samples[h] += other.samples[h];
            positives[h] += other.positives[h];
            sums[h] += other.sums[h];
            squares[h] += other.squares[h];
        }
    }

    /** The state of every head, in head order. */
    public List<HeadState> states() {
        List<HeadState> states = new ArrayList<>();
        for (Rate rate : rates) {
            int h = rate.index();
            double n = Math.max(1, samples[h]);
            double mean = sums[h] / n;
            double variance = Math.max(0, squares[h] / n - mean * mean);
            states.add(new HeadState(rate.name(), samples[h], positives[h], mean, Math.sqrt(variance)));
        }
        return states;
    }
}
