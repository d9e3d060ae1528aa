/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entirespace.core.objective.Heads;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.objective.ObjectiveLoss;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.checkpoint.StateBlock;
import org.entirespace.model.constraint.TwinConstraint;
import org.entirespace.model.constraint.TwinTowers;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.optimizer.Adam;
import org.entirespace.model.tower.GradientSum;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.Towers;
import org.entirespace.model.weighting.TaskWeights;
import org.entirespace.model.weighting.WeightingOptions;
import org.entirespace.model.worker.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network batch by batch. One owner; it uses the workers' threads while {@link #step} runs.
 *
 * <p>A step cuts the batch into slices that go forward and backward on their own, then adds their gradients in slice order and
 * updates the towers by Adam, and each embedding table by its lazy optimiser, one thread a table. So the result depends on data, seed and slices,
 * not on threads or timing.
 */
public final class NetworkTrainer {

    private static final int DENSE_RANGES = 16;

    /** A mean loss beyond any that numbers of a sane size give: p = e^-10000 for what happened, on average. */
    private static final double MOST_LOSS = 1e4;

    private final Network network;
    private final TrainerOptions options;
    private final Workers workers;
    private final Objective objective;
    private final ObjectiveLoss counter;
    private final TaskWeights weights;
    private final @Nullable TermNorms norms; // null where the weighting needs none
    private final @Nullable TwinTowers twins; // null where no towers are tied by their parameters
    private final Towers towers;
    private final Lane[] lanes; // (threads), at most one for each slice
    private final List<TowerGradient> slices; // their gradients
    private final double[][] lossSums; // (slices)(terms)
    private final GradientSum sum; // of the slices
    private final float[] gradient; // (parameters)
    private final InputGradients inputGradients;
    private final Adam adam;
    private long step;

    /**
     * A trainer with fresh optimiser state.
     *
     * @throws IllegalArgumentException when the objective has other heads than the network, a constraint names unknown ones, or
     *     the network was made for another optimiser of embeddings
     */
    public NetworkTrainer(
            Network network, Objective objective, TrainerOptions options, TowerEngine engine, Workers workers) {
        this.network = network;
        this.options = options;
        this.workers = workers;
        this.objective = objective;
        if (!objective.auxiliaryHeads().equals(network.options().auxiliaryHeads())) {
            throw new IllegalArgumentException("auxiliary heads "
                    + network.options().auxiliaryHeads() + "; the objective expects " + objective.auxiliaryHeads());
        }
        network.tables().forEach(table -> table.requireKind(options.embedding()));
        counter = new ObjectiveLoss(objective);
        weights = options.weighting().start(objective.terms());
        twins = twins(network, options.constraint());
        int rows = (options.batchSize() - 1) / options.slices() + 1;
        gradient = new float[network.shape().parameters()];
        towers = network.towers(engine, rows, true);
        lanes = new Lane[Math.min(workers.threads(), options.slices())];
        for (int l = 0; l < lanes.length; l++) {
            lanes[l] = new Lane(network, objective, towers);
        }
        slices = Stream.generate(towers::gradient).limit(options.slices()).toList();
        lossSums = new double[options.slices()][objective.terms()];
        sum = towers.sumOf(slices);
        norms = weights.needsNorms() ? new TermNorms(network, objective, towers) : null;
        inputGradients =
                new InputGradients(options.batchSize(), network.layout().width());
        adam = new Adam(options.dense(), network.shape().parameters());
    }

    /**
     * Takes one step on a batch whose label columns are the graph's behaviours in order.
     *
     * @return the losses before the step
     * @throws NonFiniteLossException when a loss has exploded or a gradient is not finite; the step has changed no parameter then
     * @throws IllegalArgumentException when the batch is larger than the options say, has other fields, or a number that is not
     *     finite; no parameter has changed then
     */
    public BatchLoss step(SampleBatch batch) {
        if (batch.size > options.batchSize()) {
            throw new IllegalArgumentException("batch of " + batch.size + "; expected ≤ " + options.batchSize());
        }
        network.layout().requireFits(batch);
        BatchLoss loss = new BatchLoss(objective.terms());
        counter.countInto(batch.labels, 0, batch.size, loss.counts());
        double[] scales = scales(loss.counts());
        workers.run(towers.shares(), share -> towers.load(network.dense(), share));
        AtomicInteger next = new AtomicInteger();
        workers.run(lanes.length, lane -> {
            for (int s = next.getAndIncrement(); s < slices.size(); s = next.getAndIncrement()) {
                runSlice(lanes[lane], s, batch, scales);
            }
        });
        for (double[] ofSlice : lossSums) {
            for (int t = 0; t < objective.terms(); t++) {
                loss.sums()[t] += ofSlice[t];
            }
        }
        requireFinite(loss);
        reduceGradients();
        double[] pulls = norms == null ? new double[0] : norms.of(batch, seed(slices.size()));
        if (twins != null) {
            twins.addGradient(network.dense(), gradient);
        }
        step++;
        int tables = network.tables().size();
        workers.run(tables + DENSE_RANGES, task -> {
            if (task < tables) {
                updateTable(batch, task);
            } else {
                updateDense(task - tables);
            }
        });
        if (twins != null) {
            twins.project(network.dense());
        }
        weights.update(weightedMeans(loss), pulls, step);
        return loss;
    }

    private void runSlice(Lane lane, int slice, SampleBatch batch, double[] scales) {
        lane.run(
                batch,
                from(batch, slice),
                from(batch, slice + 1),
                scales,
                seed(slice),
                slices.get(slice),
                lossSums[slice],
                inputGradients);
    }

    private static @Nullable TwinTowers twins(Network network, TwinConstraint constraint) {
        if (!constraint.movesParameters()) {
            return null;
        }
        Heads heads = Heads.of(network.graph(), network.options().auxiliaryHeads());
        return new TwinTowers(
                network.shape(),
                heads.indexOf(constraint.first()),
                heads.indexOf(constraint.second()),
                constraint.kind(),
                constraint.strength());
    }

    /** What the gradient of each term is multiplied by; 0 where nothing is observed. */
    private double[] scales(long[] counts) {
        double[] scales = objective.weights();
        for (int t = 0; t < scales.length; t++) {
            scales[t] = counts[t] == 0 ? 0 : weights.of(t) * scales[t] / counts[t];
        }
        return scales;
    }

    private double[] weightedMeans(BatchLoss loss) {
        double[] means = objective.weights();
        for (int t = 0; t < means.length; t++) {
            means[t] *= loss.mean(t);
        }
        return means;
    }

    /** The state of what is learned beside the parameters, by name: task weights, the distance of tied towers. */
    public Map<String, Double> diagnostics() {
        Map<String, Double> found = new LinkedHashMap<>();
        if (options.weighting().kind() != WeightingOptions.Kind.FIXED) {
            for (int t = 0; t < objective.terms(); t++) {
                found.put("weight." + objective.names().get(t), weights.of(t));
            }
        }
        if (twins != null) {
            found.put("constraint.distance", Math.sqrt(twins.distance(network.dense())));
        }
        return found;
    }

    /** The number of steps taken. */
    public long steps() {
        return step;
    }

    /** All floats that steps change: the dense part and its optimiser state, then each table's rows with theirs; live. */
    public List<StateBlock> state() {
        List<StateBlock> blocks = new ArrayList<>();
        blocks.add(StateBlock.of("dense", network.dense()));
        blocks.add(StateBlock.of("dense.mean", adam.state().get(0)));
        blocks.add(StateBlock.of("dense.square", adam.state().get(1)));
        for (int t = 0; t < network.tables().size(); t++) {
            String name = network.tableNames().get(t);
            EmbeddingTable table = network.tables().get(t);
            blocks.add(new TableBlock("embedding." + name, table));
            if (table.keepsSightings()) {
                blocks.add(new SightingsBlock("sightings." + name, table));
            }
        }
        return blocks;
    }

    /** What the weighting of terms has learned; few numbers, a copy. */
    public double[] weightingState() {
        return weights.state();
    }

    /**
     * Goes on from another trainer's step, when {@link #state} was filled by its.
     *
     * @param steps its {@link #steps}
     * @param weighting its {@link #weightingState}
     * @throws IllegalArgumentException when it weighted terms in another way
     */
    public void resume(long steps, double[] weighting) {
        weights.restore(weighting);
        step = steps;
    }

    /**
     * Goes on from a trainer of the network that this one's has {@linkplain Network#grown grown} from: from its optimiser state of
     * the dense part, task weights and steps. Rows have brought theirs along.
     */
    public void resume(NetworkTrainer before) {
        for (int i = 0; i < adam.state().size(); i++) {
            float[] state = adam.state().get(i);
            System.arraycopy(before.adam.state().get(i), 0, state, 0, state.length);
        }
        resume(before.step, before.weightingState());
    }

    /** The seed of a slice in the step about to be taken. */
    private long seed(int slice) {
        return new SplittableRandom(options.seed() ^ (step * (slices.size() + 1) + slice)).nextLong();
    }

    private int from(SampleBatch batch, int slice) {
        return (int) ((long) batch.size * slice / slices.size());
    }

    private void updateTable(SampleBatch batch, int field) {
        EmbeddingTable table = network.tables().get(field);
        network.layout().scatter(batch, field, table, inputGradients.begins, inputGradients.values);
        table.update(options.embedding(), step);
    }

    /** Adds the slices' gradients in slice order. */
    private void reduceGradients() {
        float[] residues = new float[sum.shares()];
        workers.run(residues.length, share -> residues[share] = sum.fill(share, gradient));
        for (float residue : residues) {
            if (residue != 0) {
                throw NonFiniteLossException.ofGradient(network.shape().nameOf(firstNonFinite(gradient)), step + 1);
            }
        }
    }

    private static int firstNonFinite(float[] values) {
        int at = 0;
        while (Float.isFinite(values[at])) {
            at++;
        }
        return at;
    }

    private void updateDense(int range) {
        adam.update(network.dense(), gradient, start(range), start(range + 1), step);
    }

    /** Where a range of the towers' parameters begins. */
    private int start(int range) {
        return (int) ((long) network.shape().parameters() * range / DENSE_RANGES);
    }

    private void requireFinite(BatchLoss loss) {
        for (int t = 0; t < objective.terms(); t++) {
            if (!(loss.mean(t) <= MOST_LOSS)) {
                throw new NonFiniteLossException(objective.names().get(t), loss.mean(t), step + 1);
            }
        }
    }
}
