/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The time that one sample takes to be read into a training batch: 23 fields, 4 labels, in the scattered order of an epoch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SampleFillBenchmark {

    /** The samples of a batch. */
    static final int BATCH = 4096;

    private static final int STRETCH = 1024;
    private static final int WINDOW = 64 * STRETCH;

    private Path folder = Path.of("");
    private @Nullable SampleSplit split;
    private @Nullable SampleBatch batch;
    private int[] order = new int[0]; // (samples), random within windows of random stretches
    private int at;

    /** Writes and opens the samples. */
    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("fill");
        MadeUpSamples.write(folder);
        SampleSplit opened = SampleFolder.open(folder).open(Split.TRAIN);
        split = opened;
        batch = opened.newBatch(BATCH);
        order = order(opened.rows(), new SplittableRandom(1));
    }

    private static int[] order(int rows, SplittableRandom random) {
        int[] stretches = shuffled(IntStream.range(0, rows / STRETCH).toArray(), random);
        int[] order = new int[rows];
        for (int from = 0; from < rows; from += WINDOW) {
            int begin = from;
            int[] window = IntStream.range(from, Math.min(rows, from + WINDOW))
                    .map(i -> stretches[i / STRETCH] * STRETCH + i % STRETCH)
                    .toArray();
            System.arraycopy(shuffled(window, random), 0, order, begin, window.length);
        }
        return order;
    }

    private static int[] shuffled(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
        return values;
    }

    /** Reads the next batch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public SampleBatch fill() {
        SampleBatch filled = Objects.requireNonNull(batch);
        at = (at + BATCH) % order.length;
        Objects.requireNonNull(split).fill(filled, order, at, BATCH);
        return filled;
    }

    /** The samples that {@link #fill} read last, by their number. */
    int[] rows() {
        return java.util.Arrays.copyOfRange(order, at, at + BATCH);
    }

    /** Deletes the samples. */
    @TearDown
    public void close() throws IOException {
        Objects.requireNonNull(split).close();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
