/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.GraphLoss;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.optimizer.Adam;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.Towers;

/**
 * Trains a network batch by batch. One owner; it uses the workers' threads while {@link #step} runs.
 *
 * <p>A step cuts the batch into slices that go forward and backward on their own, then adds their gradients in slice order and
 * updates the towers by Adam, and each embedding table by lazy Adam, one thread a table. So the result depends on data, seed and slices,
 * not on threads or timing.
 */
public final class NetworkTrainer {

    private static final int DENSE_RANGES = 16;

    private final Network network;
    private final TrainerOptions options;
    private final Workers workers;
    private final List<LossTerm> terms;
    private final GraphLoss counter;
    private final Towers towers;
    private final Slice[] slices;
    private final float[][] gradients; // (slices)(parameters)
    private final float[][] embeddingGradients; // (tables)(batch, embedding)
    private final Adam adam;
    private long step;

    /** A trainer with fresh optimiser state. */
    public NetworkTrainer(
            Network network, List<LossTerm> terms, TrainerOptions options, TowerEngine engine, Workers workers) {
        this.network = network;
        this.options = options;
        this.workers = workers;
        this.terms = List.copyOf(terms);
        counter = new GraphLoss(network.graph(), terms);
        slices = new Slice[options.slices()];
        int rows = (options.batchSize() - 1) / slices.length + 1;
        gradients = new float[slices.length][];
        towers = network.shape().towers(engine, rows, true);
        for (int s = 0; s < slices.length; s++) {
            slices[s] = new Slice(network, terms, towers);
        }
        embeddingGradients = network.layout().gradientsByTable(options.batchSize(), network.tables());
        adam = new Adam(options.dense(), network.shape().parameters());
    }

    /**
     * Takes one step on a batch whose label columns are the graph's behaviours in order.
     *
     * @return the losses before the step
     * @throws NonFiniteLossException when a loss or a gradient is not finite; no parameter has changed then
     * @throws IllegalArgumentException when the batch is larger than the options say, has other fields, or a number that is not
     *     finite; no parameter has changed then
     */
    public BatchLoss step(SampleBatch batch) {
        if (batch.size > options.batchSize()) {
            throw new IllegalArgumentException("batch of " + batch.size + "; expected ≤ " + options.batchSize());
        }
        network.layout().requireFits(batch);
        BatchLoss loss = new BatchLoss(terms.size());
        counter.countInto(batch.labels, 0, batch.size, loss.counts());
        towers.load(network.dense());
        workers.run(
                slices.length,
                s -> gradients[s] = slices[s].run(
                        batch, from(batch, s), from(batch, s + 1), loss.counts(), seed(s), embeddingGradients));
        for (Slice slice : slices) {
            for (int t = 0; t < terms.size(); t++) {
                loss.sums()[t] += slice.lossSums[t];
            }
        }
        requireFinite(loss);
        reduceGradients();
        step++;
        int tables = network.tables().size();
        workers.run(tables + DENSE_RANGES, task -> {
            if (task < tables) {
                updateTable(batch, task);
            } else {
                updateDense(task - tables);
            }
        });
        return loss;
    }

    /** The number of steps taken. */
    public long steps() {
        return step;
    }

    /** The seed of a slice in the step about to be taken. */
    private long seed(int slice) {
        return new SplittableRandom(options.seed() ^ (step * slices.length + slice)).nextLong();
    }

    private int from(SampleBatch batch, int slice) {
        return (int) ((long) batch.size * slice / slices.length);
    }

    private void updateTable(SampleBatch batch, int field) {
        EmbeddingTable table = network.tables().get(field);
        network.layout().scatter(batch, field, table, embeddingGradients[field]);
        table.update(options.embedding(), step);
    }

    /** Adds the slices' gradients to that of the first, in slice order. */
    private void reduceGradients() {
        float[] residues = new float[DENSE_RANGES];
        workers.run(DENSE_RANGES, range -> {
            int from = start(range);
            int to = start(range + 1);
            for (int s = 1; s < slices.length; s++) {
                add(gradients[s], gradients[0], from, to);
            }
            residues[range] = residue(gradients[0], from, to);
        });
        for (float residue : residues) {
            if (residue != 0) {
                throw NonFiniteLossException.ofGradient(step + 1);
            }
        }
    }

    private static void add(float[] part, float[] total, int from, int to) {
        for (int i = from; i < to; i++) {
            total[i] += part[i];
        }
    }

    /** 0 where all numbers are finite, otherwise not a number. A loss may be finite where its gradient is not: 0 * NaN. */
    private static float residue(float[] values, int from, int to) {
        float even = 0;
        float odd = 0;
        for (int i = from; i < to - 1; i += 2) {
            even += 0f * values[i];
            odd += 0f * values[i + 1];
        }
        return from < to ? even + odd + 0f * values[to - 1] : 0;
    }

    private void updateDense(int range) {
        adam.update(network.dense(), gradients[0], start(range), start(range + 1), step);
    }

    /** Where a range of the towers' parameters begins. */
    private int start(int range) {
        return (int) ((long) network.shape().parameters() * range / DENSE_RANGES);
    }

    private void requireFinite(BatchLoss loss) {
        for (int t = 0; t < terms.size(); t++) {
            if (!Double.isFinite(loss.sums()[t])) {
                throw new NonFiniteLossException(terms.get(t).quantity().key(), loss.sums()[t], step + 1);
            }
        }
    }
}
