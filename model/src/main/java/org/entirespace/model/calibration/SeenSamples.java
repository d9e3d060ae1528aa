/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.sample.Label;
import org.entirespace.model.worker.Workers;

/**
 * What all heads of a model said of samples, and what happened in them: four bytes for each head and one for each behaviour. One owner.
 */
public final class SeenSamples {

    private final CompiledGraph graph;
    private final int heads;
    private final int behaviors;
    private final List<float[]> logits = new ArrayList<>(); // (blocks), each (rows, heads)
    private final List<byte[]> labels = new ArrayList<>(); // (blocks), each (behaviours, rows)

    /** No samples yet, of a model with this graph. */
    public SeenSamples(CompiledGraph graph) {
        this.graph = graph;
        heads = graph.rates().size();
        behaviors = graph.graph().behaviorNames().size();
    }

    /**
     * Adds a block of samples.
     *
     * @param headLogits what the heads learned, as they left the model; (to - from, heads), copied
     * @param codes label codes by behaviour of the graph; (behaviours, at least to)
     */
    public void add(float[] headLogits, byte[][] codes, int from, int to) {
        int rows = to - from;
        float[] said = new float[rows * heads];
        System.arraycopy(headLogits, 0, said, 0, said.length);
        byte[] happened = new byte[rows * behaviors];
        for (int b = 0; b < behaviors; b++) {
            System.arraycopy(codes[b], from, happened, b * rows, rows);
        }
        logits.add(said);
        labels.add(happened);
    }

    /** Over how many samples a behaviour is known, and in how many it happened. */
    record Count(int samples, int positives) {}

    Count count(String behavior) {
        int samples = 0;
        int positives = 0;
        int b = behavior(behavior);
        for (byte[] block : labels) {
            int rows = block.length / behaviors;
            for (int i = b * rows; i < (b + 1) * rows; i++) {
                samples += block[i] == Label.UNOBSERVED.code() ? 0 : 1;
                positives += block[i] == Label.POSITIVE.code() ? 1 : 0;
            }
        }
        return new Count(samples, positives);
    }

    /**
     * The sum of p(behaviour) over the samples in which it is known; not a bit of it depends on the number of threads.
     *
     * @param workers who share the blocks
     */
    double sumOfRates(String behavior, Readout readout, Workers workers) {
        double[] sums = new double[logits.size()];
        int b = behavior(behavior);
        workers.run(workers.threads(), w -> {
            GraphScorer scorer = new GraphScorer(graph, List.of(Quantity.marginal(behavior)), readout);
            for (int k = w; k < sums.length; k += workers.threads()) {
                sums[k] = sumOfRates(scorer, b, k);
            }
        });
        return DoubleStream.of(sums).sum();
    }

    private double sumOfRates(GraphScorer scorer, int b, int k) {
        float[] said = logits.get(k);
        byte[] block = labels.get(k);
        int rows = block.length / behaviors;
        double[] logOdds = new double[1];
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            if (block[b * rows + i] != Label.UNOBSERVED.code()) {
                scorer.logOddsInto(said, i * heads, logOdds);
                sum += GraphScorer.probability(logOdds[0]);
            }
        }
        return sum;
    }

    private int behavior(String name) {
        BehaviorGraph known = graph.graph();
        return known.indexOf(name);
    }
}
