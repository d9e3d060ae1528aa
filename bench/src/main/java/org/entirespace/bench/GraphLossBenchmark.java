/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphLoss;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The time that one sample of a training batch spends in loss and logit gradient of HM3. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GraphLossBenchmark {

    private final CompiledGraph graph = CompiledGraph.of(GraphCatalog.hm3());
    private final GraphLoss loss = new GraphLoss(graph, graph.entireSpaceLoss(Map.of()));
    private final Batch batch = Batch.ofHm3(1);
    private final long[] counts = new long[loss.terms().size()];
    private final double[] lossSums = new double[counts.length];
    private final float[] gradients = new float[batch.logits().length];

    /** Counts the batch, then fills the gradients. */
    @Benchmark
    @OperationsPerInvocation(Batch.ROWS)
    public float[] backward() {
        java.util.Arrays.fill(counts, 0);
        java.util.Arrays.fill(lossSums, 0);
        loss.countInto(batch.labels(), 0, Batch.ROWS, counts);
        loss.backward(batch.logits(), batch.labels(), 0, Batch.ROWS, loss.scales(counts), lossSums, gradients);
        return gradients;
    }

    /** The samples. */
    Batch batch() {
        return batch;
    }

    /** The sums of the terms' losses that {@link #backward} left. */
    double[] lossSums() {
        return lossSums;
    }
}
