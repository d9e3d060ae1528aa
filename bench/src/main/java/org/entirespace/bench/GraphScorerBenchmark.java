/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The time from the logits of one sample to HM3's CTR, CTMi, CTMa, CTCVR and CVR. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GraphScorerBenchmark {

    /** What is asked of every sample. */
    static final List<Quantity> QUANTITIES = List.of(
            Quantity.marginal("click"),
            Quantity.marginal("micro"),
            Quantity.marginal("macro"),
            Quantity.marginal("purchase"),
            Quantity.conditional("purchase", "click"));

    private final GraphScorer scorer = new GraphScorer(CompiledGraph.of(GraphCatalog.hm3()), QUANTITIES);
    private final Batch batch = Batch.ofHm3(1);
    private final double[] row = new double[QUANTITIES.size()]; // (quantities)
    private final double[] probabilities = new double[Batch.ROWS * row.length]; // (rows, quantities)

    /** Fills the probabilities of all rows. */
    @Benchmark
    @OperationsPerInvocation(Batch.ROWS)
    public double[] probabilities() {
        for (int i = 0; i < Batch.ROWS; i++) {
            scorer.probabilitiesInto(batch.logits(), i * Batch.HEADS, row);
            System.arraycopy(row, 0, probabilities, i * row.length, row.length);
        }
        return probabilities;
    }

    /** The same by way of log-odds. */
    @Benchmark
    @OperationsPerInvocation(Batch.ROWS)
    public double[] logOdds() {
        for (int i = 0; i < Batch.ROWS; i++) {
            scorer.logOddsInto(batch.logits(), i * Batch.HEADS, row);
            for (int q = 0; q < row.length; q++) {
                probabilities[i * row.length + q] = GraphScorer.probability(row[q]);
            }
        }
        return probabilities;
    }

    /** The samples. */
    Batch batch() {
        return batch;
    }
}
