/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.embedding.RowPrecision;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.AdamOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The time that one lookup of a training batch spends in its embedding table, forward and backward: 2 million rows of 16,
 * ids drawn as the cube of a uniform number.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseTransparentHugePages"})
public class EmbeddingTableBenchmark {

    static final int ROWS = 2_000_000;
    static final int DIMENSION = 16;
    static final int LOOKUPS = 4096 * 23;
    private static final int BLOCK = 256;
    private static final int BATCHES = 8;
    private static final AdamOptions ADAM = AdamOptions.of(1e-3);

    /** What moves the rows. */
    public enum Loops {
        /** The Vector API. */
        VECTOR,
        /** Plain Java. */
        PLAIN;

        RowLoops loops() {
            return this == VECTOR ? RowLoopLibrary.fastest() : RowLoopLibrary.plain();
        }
    }

    /** The loops that are measured. */
    @Param
    public Loops loops = Loops.VECTOR;

    /** The numbers that weights are stored in. */
    @Param
    public RowPrecision precision = RowPrecision.FLOAT32;

    private final int[][] ids = ids(new SplittableRandom(7));
    private final float[] rows = new float[LOOKUPS * DIMENSION]; // (lookups, dimension): embeddings or gradients
    private EmbeddingTable table = new EmbeddingTable(1, 1, 0, 0);
    private int batch;
    private long step;

    /** Makes the table. */
    @Setup
    public void prepare() {
        table = new EmbeddingTable(
                ROWS, DIMENSION, 0.05, 1, TableOptions.of(ADAM).in(precision), loops.loops());
        var random = new SplittableRandom(9);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextDouble(-1e-3, 1e-3);
        }
    }

    private static int[][] ids(SplittableRandom random) {
        int[][] ids = new int[BATCHES][LOOKUPS];
        for (int[] of : ids) {
            for (int i = 0; i < of.length; i++) {
                double uniform = random.nextDouble();
                of[i] = (int) (ROWS * uniform * uniform * uniform);
            }
        }
        return ids;
    }

    /** Copies the embeddings of a batch side by side. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public float[] lookUp() {
        int[] of = nextIds();
        for (int i = 0; i < LOOKUPS; i++) {
            table.copyInto(of[i], rows, i * DIMENSION);
        }
        return rows;
    }

    /** The same by blocks of samples, whose rows are brought from memory together. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public float[] lookUpAhead() {
        int[] of = nextIds();
        for (int from = 0; from < LOOKUPS; from += BLOCK) {
            int to = Math.min(LOOKUPS, from + BLOCK);
            table.prefetch(of, from, to, rows, from * DIMENSION);
            for (int i = from; i < to; i++) {
                table.copyInto(of[i], rows, i * DIMENSION);
            }
        }
        return rows;
    }

    /** Sums the gradients of a batch by row, and updates the rows by Adam. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public EmbeddingTable update() {
        int[] of = nextIds();
        for (int i = 0; i < LOOKUPS; i++) {
            table.addGradient(of[i], 1f, rows, i * DIMENSION);
        }
        step++;
        table.update(ADAM, step);
        return table;
    }

    private int[] nextIds() {
        batch = (batch + 1) % BATCHES;
        return ids[batch];
    }

    /** What the last lookup found; at first, gradients. */
    float[] rows() {
        return rows;
    }

    /** The ids of the last batch. */
    int[] lastIds() {
        return ids[batch];
    }
}
