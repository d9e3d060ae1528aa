/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.entirespace.model.kernel.AdamStep;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.AdamOptions;

/**
 * The embeddings of one field: rows of weights, each followed by its Adam state so that an update touches one stretch of
 * memory.
 *
 * <pre>
 *   row   weight (dimension) | mean gradient (dimension) | mean squared gradient (dimension)
 * </pre>
 *
 * <p>The optimiser is lazy: a step changes only the rows that its batch looked up, and bias correction follows the global
 * step. One thread at a time may update a table; any number may read it between updates.
 */
public final class EmbeddingTable {

    /** The longest embedding. */
    public static final int MAX_DIMENSION = 4096;

    private static final int CHUNK_ROWS = 1 << 20;

    /**
     * Floats before the first row of a chunk. An array's header has 16 bytes and large arrays begin at a boundary of memory
     * regions, so rows of 16 or more floats begin where a cache line does, and touch no more lines than they must.
     */
    private static final int MARGIN = 12;

    private final RowLoops loops;
    private final int rows;
    private final int dimension;
    private final int stride;
    private final int chunkShift;
    private final float[][] chunks;
    private final RowGradients gradients;
    private final GatheredRows gathered;

    /**
     * A table with weights drawn uniformly from an interval around 0.
     *
     * @param rows its rows, at least 1
     * @param dimension the length of an embedding, in [1, 4096]
     * @param deviation the standard deviation of the initial weights
     * @param seed the seed of the draws
     */
    public EmbeddingTable(int rows, int dimension, double deviation, long seed) {
        this(rows, dimension, deviation, seed, CHUNK_ROWS, RowLoopLibrary.fastest());
    }

    /** A table that moves its rows by given loops; otherwise they are {@link RowLoopLibrary#fastest}. */
    public EmbeddingTable(int rows, int dimension, double deviation, long seed, RowLoops loops) {
        this(rows, dimension, deviation, seed, CHUNK_ROWS, loops);
    }

    /** A table cut into chunks of at most {@code chunkRows} rows, a power of two. */
    EmbeddingTable(int rows, int dimension, double deviation, long seed, int chunkRows, RowLoops loops) {
        if (rows < 1 || dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("embedding table of " + rows + " rows of " + dimension
                    + "; expected ≥ 1 and in [1, " + MAX_DIMENSION + "]");
        }
        this.loops = loops;
        this.rows = rows;
        this.dimension = dimension;
        this.stride = 3 * dimension;
        int rowsOfChunk = Math.min(chunkRows, Integer.highestOneBit((1 << 30) / stride));
        this.chunkShift = Integer.numberOfTrailingZeros(rowsOfChunk);
        this.chunks = new float[(rows - 1) / rowsOfChunk + 1][];
        for (int c = 0; c < chunks.length; c++) {
            chunks[c] = new float[Math.min(rowsOfChunk, rows - c * rowsOfChunk) * stride + MARGIN];
        }
        gradients = new RowGradients(loops, dimension);
        gathered = new GatheredRows(dimension);
        initialize(deviation * Math.sqrt(12), new SplittableRandom(seed));
    }

    private void initialize(double width, SplittableRandom random) {
        for (int row = 0; row < rows; row++) {
            float[] chunk = chunkOf(row);
            int at = placeOf(row);
            for (int j = 0; j < dimension; j++) {
                chunk[at + j] = (float) (width * (random.nextDouble() - 0.5));
            }
        }
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The length of an embedding. */
    public int dimension() {
        return dimension;
    }

    /** Copies the weight of a row to {@code target} from {@code at}. */
    public void copyInto(int row, float[] target, int at) {
        loops.copy(chunkOf(row), placeOf(row), target, at, dimension);
    }

    /** Adds {@code scale} times the weight of a row to {@code target} from {@code at}. */
    public void addInto(int row, float scale, float[] target, int at) {
        loops.addScaled(scale, chunkOf(row), placeOf(row), target, at, dimension);
    }

    /** Replaces the weight of a row by {@code source} from {@code at}; its optimiser state is cleared. */
    public void setRow(int row, float[] source, int at) {
        float[] chunk = chunkOf(row);
        int place = placeOf(row);
        System.arraycopy(source, at, chunk, place, dimension);
        Arrays.fill(chunk, place + dimension, place + stride, 0f);
    }

    /** The floats that a row takes: its weight and its optimiser state. */
    public int floatsPerRow() {
        return stride;
    }

    /**
     * Copies the rows [from, to), weight and state together.
     *
     * @param target filled from its start; (to - from, {@link #floatsPerRow})
     */
    public void readRows(int from, int to, float[] target) {
        Objects.checkFromToIndex(from, to, rows);
        int at = 0;
        for (int row = from; row < to; row = endOfRun(row, to)) {
            int floats = (endOfRun(row, to) - row) * stride;
            System.arraycopy(chunkOf(row), placeOf(row), target, at, floats);
            at += floats;
        }
    }

    /**
     * Replaces the rows [from, to), weight and state together.
     *
     * @param source read from its start; (to - from, {@link #floatsPerRow})
     */
    public void writeRows(int from, int to, float[] source) {
        Objects.checkFromToIndex(from, to, rows);
        int at = 0;
        for (int row = from; row < to; row = endOfRun(row, to)) {
            int floats = (endOfRun(row, to) - row) * stride;
            System.arraycopy(source, at, chunkOf(row), placeOf(row), floats);
            at += floats;
        }
    }

    /** Where the rows from {@code row} on that lie in one chunk end, at most {@code to}. */
    private int endOfRun(int row, int to) {
        return (int) Math.min(to, ((row >>> chunkShift) + 1L) << chunkShift);
    }

    /**
     * Adds {@code scale} times a gradient to that of a row, until the next {@link #update}.
     *
     * @param source the gradient of the embedding, from {@code at}
     */
    public void addGradient(int row, float scale, float[] source, int at) {
        gradients.add(row, scale, source, at);
    }

    /**
     * Updates every row that received a gradient by Adam, and forgets the gradients.
     *
     * @param step the global step, from 1
     */
    public void update(AdamOptions options, long step) {
        AdamStep adam = options.at(step);
        if (loops.inVectors()) {
            updateRows(adam);
        } else {
            updateGathered(adam);
        }
        gradients.clear();
    }

    private void updateRows(AdamStep adam) {
        float[] sums = gradients.sums();
        for (int slot = 0; slot < gradients.size(); slot++) {
            int row = gradients.row(slot);
            loops.adam(adam, chunkOf(row), placeOf(row), sums, slot * dimension, dimension);
        }
    }

    /** Copies rows side by side, so that one long loop updates them all. */
    private void updateGathered(AdamStep adam) {
        for (int from = 0; from < gradients.size(); from += gathered.capacity()) {
            int to = Math.min(gradients.size(), from + gathered.capacity());
            for (int slot = from; slot < to; slot++) {
                gathered.touch(chunkOf(gradients.row(slot)), placeOf(gradients.row(slot)));
            }
            for (int slot = from; slot < to; slot++) {
                gathered.take(slot - from, chunkOf(gradients.row(slot)), placeOf(gradients.row(slot)));
            }
            gathered.update(adam, gradients.sums(), from * dimension, to - from);
            for (int slot = from; slot < to; slot++) {
                gathered.giveBack(slot - from, chunkOf(gradients.row(slot)), placeOf(gradients.row(slot)));
            }
        }
    }

    /** The rows that the next {@link #update} will change. */
    public int touchedRows() {
        return gradients.size();
    }

    private float[] chunkOf(int row) {
        return chunks[row >>> chunkShift];
    }

    private int placeOf(int row) {
        return (row & ((1 << chunkShift) - 1)) * stride + MARGIN;
    }
}
