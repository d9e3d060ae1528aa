/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.Arrays;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.Frozen;
import org.entirespace.model.optimizer.RowOptimizer;
import org.entirespace.model.worker.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The embeddings of one field: rows of weights, each followed by its optimiser's state so that an update touches one stretch of
 * memory.
 *
 * <pre>
 *   row   weight (dimension; half as many floats in half precision) | state (as many floats as the optimiser keeps)
 * </pre>
 *
 * <p>Whatever the weights are stored in, what goes in and out is floats.
 *
 * <p>The optimiser is lazy: a step changes only the rows that its batch looked up, and bias correction follows the global
 * step. One thread at a time may update a table; any number may read it between updates.
 */
public final class EmbeddingTable {

    /** The longest embedding. */
    public static final int MAX_DIMENSION = 4096;

    private static final int CHUNK_ROWS = 1 << 20;

    /** Rows that a thread makes at a time. */
    private static final int PIECE_ROWS = 1 << 16;

    private final RowOptimizer optimizer;
    private final @Nullable RowLife life; // null where every row takes part at once and for ever
    private RowStart start;
    private final int dimension;
    private final RowWeights weights;
    private final RowStore store;
    private FreshRows fresh;
    private final RowGradients gradients;
    private final RowUpdate updates;

    /**
     * A table with weights drawn uniformly from an interval around 0, and the state of Adam.
     *
     * @param rows its rows, at least 1
     * @param dimension the length of an embedding, in [1, 4096]
     * @param deviation the standard deviation of the initial weights
     * @param seed the seed of the draws; with the number of a row it decides its initial weights, and with the step how weights are
     *     rounded, where they are
     */
    public EmbeddingTable(int rows, int dimension, double deviation, long seed) {
        this(rows, dimension, deviation, seed, TableOptions.of(AdamOptions.of(1)), RowLoopLibrary.fastest());
    }

    /**
     * A table whose rows are kept in some way.
     *
     * @param options decide the state of a row; {@link #update} takes an optimiser of the same kind
     * @param loops what moves the rows
     */
    public EmbeddingTable(int rows, int dimension, double deviation, long seed, TableOptions options, RowLoops loops) {
        this(rows, new RowStart(seed, deviation, dimension), options, loops, Workers.alone());
    }

    /**
     * A table whose rows are made by some threads; their number changes no bit.
     *
     * @param rows its rows, at least 1
     * @param start their initial weights
     * @param options decide the state of a row; {@link #update} takes an optimiser of the same kind
     * @param loops what moves the rows
     * @param workers make the rows; the table does not keep them
     */
    public EmbeddingTable(int rows, RowStart start, TableOptions options, RowLoops loops, Workers workers) {
        this(rows, start, options, loops, CHUNK_ROWS, workers);
    }

    /** A table cut into chunks of at most {@code chunkRows} rows, a power of two. */
    EmbeddingTable(int rows, RowStart start, TableOptions options, RowLoops loops, int chunkRows) {
        this(rows, start, options, loops, chunkRows, Workers.alone());
    }

    private EmbeddingTable(
            int rows, RowStart start, TableOptions options, RowLoops loops, int chunkRows, Workers workers) {
        dimension = start.dimension();
        if (rows < 1 || dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("embedding table of " + rows + " rows of " + dimension
                    + "; expected ≥ 1 and in [1, " + MAX_DIMENSION + "]");
        }
        optimizer = options.optimizer();
        life = options.admitAfter() > 0 || options.evictAfter() > 0 ? new RowLife(options, rows) : null;
        this.start = start;
        weights = options.precision().weights(loops, dimension);
        int state = optimizer.stateFloats(dimension);
        store = new RowStore(weights.floats() + state, chunkRows);
        fresh = new FreshRows(start, weights, optimizer);
        gradients = new RowGradients(loops, dimension);
        updates = new RowUpdate(loops, weights, dimension, state);
        if (optimizer instanceof Frozen) {
            store.grow(rows, workers); // nobody needs the draws of what is to be set
        } else {
            add(rows, workers);
        }
    }

    /** Adds rows up to a number, with their initial weights and state. */
    private void add(int rows, Workers workers) {
        int known = store.rows();
        store.grow(rows, workers);
        workers.run((int) (((long) rows - known + PIECE_ROWS - 1) / PIECE_ROWS), piece -> {
            FreshRows own = new FreshRows(start, weights, optimizer);
            int from = known + piece * PIECE_ROWS;
            int to = from + Math.min(PIECE_ROWS, rows - from);
            for (int row = from; row < to; row++) {
                own.begin(store, row);
            }
        });
    }

    private void beginRow(int row) {
        fresh.begin(store, row);
    }

    private boolean isAdmitted(int row) {
        return life == null || life.isAdmitted(row);
    }

    /** The number of rows. */
    public int rows() {
        return store.rows();
    }

    /** The length of an embedding. */
    public int dimension() {
        return dimension;
    }

    /**
     * Brings some rows from memory, many at a time: copied one after the other, each would be waited for. Changes nothing but one
     * float, which is there so that the compiler keeps the reading.
     *
     * @param numbers the rows, from {@code from} to before {@code to}
     * @param target receives a number of no meaning at {@code at}
     */
    public void prefetch(int[] numbers, int from, int to, float[] target, int at) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += store.first(numbers[i]);
        }
        target[at] = sum;
    }

    /** Copies the weight of a row to {@code target} from {@code at}; zeros where it is not admitted yet. */
    public void copyInto(int row, float[] target, int at) {
        if (isAdmitted(row)) {
            weights.read(store.chunkOf(row), store.placeOf(row), target, at);
        } else {
            Arrays.fill(target, at, at + dimension, 0f);
        }
    }

    /** Adds {@code scale} times the weight of a row to {@code target} from {@code at}; nothing where it is not admitted yet. */
    public void addInto(int row, float scale, float[] target, int at) {
        if (isAdmitted(row)) {
            weights.addTo(scale, store.chunkOf(row), store.placeOf(row), target, at);
        }
    }

    /**
     * Replaces the weight of a row by {@code source} from {@code at}, rounded if need be; its optimiser state begins anew. Where rows wait to be
     * admitted, it is admitted, unless the weight is zero: so reads what was not admitted, and it stays so.
     */
    public void setRow(int row, float[] source, int at) {
        if (life != null) {
            if (!isAdmitted(row) && isZero(source, at)) {
                return;
            }
            life.admit(row);
        }
        fresh.set(store, row, source, at);
    }

    private boolean isZero(float[] source, int at) {
        for (int j = 0; j < dimension; j++) {
            if (source[at + j] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds rows with their initial weights and state; those that are there stay, bit for bit. Gradients not yet applied stay too.
     *
     * @param rows the new number of rows, at least the present one
     * @param seed takes the place of the table's seed: for new rows, and from now on for those that begin anew and for rounding
     */
    public void grow(int rows, long seed) {
        int known = store.rows();
        if (rows < known) {
            throw new IllegalArgumentException("an embedding table of " + known + " rows cannot shrink to " + rows);
        }
        start = start.with(seed);
        fresh = new FreshRows(start, weights, optimizer);
        add(rows, Workers.alone());
        if (life != null) {
            life.grow(rows);
        }
    }

    /** The floats of a whole row as it is stored: weight, in half precision two in a float's bits, and optimiser state. */
    public int floatsPerRow() {
        return store.stride();
    }

    /**
     * Copies whole rows, weight and optimiser state.
     *
     * @param from the first row
     * @param to the row after the last
     * @param target filled from its beginning; (rows, floats of a row)
     */
    public void readRows(int from, int to, float[] target) {
        store.read(from, to, target);
    }

    /**
     * Replaces whole rows, weight and optimiser state.
     *
     * @param from the first row
     * @param to the row after the last
     * @param source read from its beginning; (rows, floats of a row), as {@link #readRows} filled it
     */
    public void writeRows(int from, int to, float[] source) {
        store.write(from, to, source);
    }

    /** Whether the table keeps how often, or when, its rows were seen. */
    public boolean keepsSightings() {
        return life != null;
    }

    /**
     * Copies how often rows were seen, up to what admits them, and the step when they were last; 0 where the table does not keep it.
     *
     * @param target filled from its beginning; (rows, 2)
     */
    public void readSightings(int from, int to, int[] target) {
        if (life == null) {
            Arrays.fill(target, 0, 2 * (to - from), 0);
        } else {
            life.read(from, to, target);
        }
    }

    /** Replaces what {@link #readSightings} reads; of no effect where the table does not keep it. */
    public void writeSightings(int from, int to, int[] source) {
        if (life != null) {
            life.write(from, to, source);
        }
    }

    /**
     * Adds {@code scale} times a gradient to that of a row, until the next {@link #update}, and counts that the row was seen. The gradient
     * of a row that is not admitted yet is dropped: it is not the gradient of its weight.
     *
     * @param source the gradient of the embedding, from {@code at}
     */
    public void addGradient(int row, float scale, float[] source, int at) {
        if (life != null) {
            life.see(row);
            if (!life.isAdmitted(row)) {
                return;
            }
        }
        gradients.add(row, scale, source, at);
    }

    /**
     * Updates every row that received a gradient, and forgets the gradients.
     *
     * @param options of the kind that the table was made for
     * @param step the global step, from 1
     */
    public void update(RowOptimizer options, long step) {
        requireKind(options);
        updates.run(options.at(step), store, gradients, start.key(step));
        gradients.clear();
        if (life != null) {
            life.endStep(step, this::beginRow);
        }
    }

    /**
     * Checks that the optimiser is of the kind that the table was made for.
     *
     * @throws IllegalArgumentException when rows hold the state of another kind
     */
    public void requireKind(RowOptimizer options) {
        if (!options.getClass().equals(optimizer.getClass())) {
            throw new IllegalArgumentException(
                    "a table with the state of " + optimizer + " cannot be updated by " + options);
        }
    }

    /** The rows that the next {@link #update} will change. */
    public int touchedRows() {
        return gradients.size();
    }
}
