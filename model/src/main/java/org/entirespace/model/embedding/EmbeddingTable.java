/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.AdamStep;

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
    private static final int NO_SLOT = -1;

    /** Floats updated in one loop: enough to vectorise, few enough for the first-level cache. */
    private static final int GROUP_FLOATS = 2048;

    private final int rows;
    private final int dimension;
    private final int stride;
    private final int chunkShift;
    private final float[][] chunks;

    private final int[] slotOfRow; // (rows), NO_SLOT outside an update
    private int[] touched = new int[1024]; // (slots): the row of each slot
    private float[] gradients = new float[0]; // (slots, dimension)
    private int slots;

    private final float[] weightGroup;
    private final float[] meanGroup;
    private final float[] squareGroup;
    private final float[] gradientGroup;

    /**
     * A table with weights drawn uniformly from an interval around 0.
     *
     * @param rows its rows, at least 1
     * @param dimension the length of an embedding, in [1, 4096]
     * @param deviation the standard deviation of the initial weights
     * @param seed the seed of the draws
     */
    public EmbeddingTable(int rows, int dimension, double deviation, long seed) {
        this(rows, dimension, deviation, seed, CHUNK_ROWS);
    }

    /** A table cut into chunks of at most {@code chunkRows} rows, a power of two. */
    EmbeddingTable(int rows, int dimension, double deviation, long seed, int chunkRows) {
        if (rows < 1 || dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("embedding table of " + rows + " rows of " + dimension
                    + "; expected ≥ 1 and in [1, " + MAX_DIMENSION + "]");
        }
        this.rows = rows;
        this.dimension = dimension;
        this.stride = 3 * dimension;
        int rowsOfChunk = Math.min(chunkRows, Integer.highestOneBit((1 << 30) / stride));
        this.chunkShift = Integer.numberOfTrailingZeros(rowsOfChunk);
        this.chunks = new float[(rows - 1) / rowsOfChunk + 1][];
        for (int c = 0; c < chunks.length; c++) {
            chunks[c] = new float[Math.min(rowsOfChunk, rows - c * rowsOfChunk) * stride];
        }
        this.slotOfRow = new int[rows];
        Arrays.fill(slotOfRow, NO_SLOT);
        int group = Math.max(GROUP_FLOATS, dimension);
        weightGroup = new float[group];
        meanGroup = new float[group];
        squareGroup = new float[group];
        gradientGroup = new float[group];
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
        System.arraycopy(chunkOf(row), placeOf(row), target, at, dimension);
    }

    /** Adds {@code scale} times the weight of a row to {@code target} from {@code at}. */
    public void addInto(int row, float scale, float[] target, int at) {
        float[] chunk = chunkOf(row);
        int place = placeOf(row);
        for (int j = 0; j < dimension; j++) {
            target[at + j] += scale * chunk[place + j];
        }
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
        int slot = slotOfRow[row];
        if (slot == NO_SLOT) {
            int place = newSlot(row) * dimension;
            System.arraycopy(source, at, gradients, place, dimension);
            if (scale != 1f) {
                for (int j = 0; j < dimension; j++) {
                    gradients[place + j] *= scale;
                }
            }
            return;
        }
        int place = slot * dimension;
        for (int j = 0; j < dimension; j++) {
            gradients[place + j] += scale * source[at + j];
        }
    }

    /**
     * Updates every row that received a gradient by Adam, and forgets the gradients.
     *
     * @param step the global step, from 1
     */
    public void update(AdamOptions options, long step) {
        AdamStep adam = options.at(step);
        int groupSlots = Math.max(1, GROUP_FLOATS / dimension);
        for (int from = 0; from < slots; from += groupSlots) {
            updateGroup(adam, from, Math.min(slots, from + groupSlots));
        }
        slots = 0;
    }

    /** Gathers the rows of some slots into contiguous arrays, updates them in one loop, and puts them back. */
    private void updateGroup(AdamStep adam, int from, int to) {
        weightGroup[0] = touch(from, to); // overwritten at once; kept so that the reads are not optimised away
        for (int slot = from; slot < to; slot++) {
            int row = touched[slot];
            float[] chunk = chunkOf(row);
            int place = placeOf(row);
            int at = (slot - from) * dimension;
            System.arraycopy(chunk, place, weightGroup, at, dimension);
            System.arraycopy(chunk, place + dimension, meanGroup, at, dimension);
            System.arraycopy(chunk, place + 2 * dimension, squareGroup, at, dimension);
        }
        int floats = (to - from) * dimension;
        System.arraycopy(gradients, from * dimension, gradientGroup, 0, floats);
        adam.update(weightGroup, meanGroup, squareGroup, gradientGroup, 0, floats);
        for (int slot = from; slot < to; slot++) {
            int row = touched[slot];
            slotOfRow[row] = NO_SLOT;
            float[] chunk = chunkOf(row);
            int place = placeOf(row);
            int at = (slot - from) * dimension;
            System.arraycopy(weightGroup, at, chunk, place, dimension);
            System.arraycopy(meanGroup, at, chunk, place + dimension, dimension);
            System.arraycopy(squareGroup, at, chunk, place + 2 * dimension, dimension);
        }
    }

    /** Brings some rows near: reads that do not wait for each other, as copying row by row would. */
    private float touch(int from, int to) {
        float sum = 0;
        for (int slot = from; slot < to; slot++) {
            float[] chunk = chunkOf(touched[slot]);
            int place = placeOf(touched[slot]);
            sum += chunk[place] + chunk[place + dimension] + chunk[place + 2 * dimension];
        }
        return sum;
    }

    /** The rows that the next {@link #update} will change. */
    public int touchedRows() {
        return slots;
    }

    private int newSlot(int row) {
        if (slots == touched.length) {
            touched = Arrays.copyOf(touched, 2 * slots);
        }
        int needed = Math.multiplyExact(slots + 1, dimension);
        if (gradients.length < needed) {
            gradients = Arrays.copyOf(gradients, Math.max(needed, Math.multiplyExact(touched.length, dimension)));
        }
        touched[slots] = row;
        slotOfRow[row] = slots;
        return slots++;
    }

    private float[] chunkOf(int row) {
        return chunks[row >>> chunkShift];
    }

    private int placeOf(int row) {
        return (row & ((1 << chunkShift) - 1)) * stride;
    }
}
