/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.objective.Fitting;
import org.entirespace.core.objective.FittingOptions;
import org.entirespace.core.objective.Objectives;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;

/**
 * Invariant 17, where it matters: users who intend to buy click more, so clicks are selective, and most users are seen on few
 * clicks. On impressions that were not clicked, whose conversion is known here, CVR fitted over the entire space is nearer to
 * the truth than that of two networks of their own, one of clicks alone.
 */
class SelectionBiasRecoveryTest {

    private static final int USERS = 3000;
    private static final int ITEMS = 300;
    private static final int SAMPLES = 120_000;
    private static final int BATCH = 1000;
    private static final Schema SCHEMA = new Schema(List.of(
            TinyNetworks.indexed("user", FieldKind.CATEGORICAL, USERS, Pooling.SUM),
            TinyNetworks.indexed("item", FieldKind.CATEGORICAL, ITEMS, Pooling.SUM)));
    private static final Quantity CVR = Quantity.conditional("purchase", "click");

    /** Batches with the true log-odds of a purchase after a click. */
    private record World(List<SampleBatch> batches, List<Double> truth) {}

    private static World draw(long seed) {
        var random = new SplittableRandom(seed);
        double[] users = random.doubles(USERS, -2, 2).toArray();
        double[] items = random.doubles(ITEMS, -1.5, 1.5).toArray();
        List<SampleBatch> batches = new ArrayList<>();
        List<Double> truth = new ArrayList<>();
        for (int b = 0; b < SAMPLES / BATCH; b++) {
            SampleBatch batch = TinyBatches.empty(SCHEMA, BATCH, 2);
            for (int i = 0; i < BATCH; i++) {
                int user = random.nextInt(USERS);
                int item = random.nextInt(ITEMS);
                double intent = users[user] + items[item];
                double purchase = -1.5 + intent;
                boolean clicked = random.nextDouble() < sigma(-1.5 + 0.8 * intent);
                boolean bought = clicked && random.nextDouble() < sigma(purchase);
                batch.indexed[0].offsets[i + 1] = i + 1;
                batch.indexed[1].offsets[i + 1] = i + 1;
                batch.indexed[0].values[i] = user;
                batch.indexed[1].values[i] = item;
                batch.labels[0][i] = (byte) (clicked ? 1 : 0);
                batch.labels[1][i] = (byte) (bought ? 1 : 0);
                truth.add(purchase);
            }
            batches.add(batch);
        }
        return new World(batches, truth);
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** Mean predicted over mean true CVR of unclicked impressions, and the mean error of its logit. */
    private static double[] unclicked(World world, Fitting fitting, boolean shared) {
        CompiledGraph graph = CompiledGraph.of(GraphCatalog.esmm());
        NetworkOptions options = new NetworkOptions(
                8, Map.of(), 0.05, shared, DenseOptions.plain(List.of(16)), List.of(), List.of(), Readout.PLAIN);
        Network network = new Network(SCHEMA, graph, options, 1);
        network.setHeadBiases(new double[] {-1.2, -0.7});
        double[][] logOdds = new double[1][SAMPLES];
        try (Workers workers = new Workers(2)) {
            AdamOptions adam = AdamOptions.of(0.002);
            NetworkTrainer trainer = new NetworkTrainer(
                    network,
                    Objectives.of(graph, fitting, FittingOptions.defaults(), Map.of()),
                    new TrainerOptions(BATCH, 4, 1, adam, adam),
                    TowerLibrary.fastest(Precision.FLOAT32),
                    workers);
            for (int epoch = 0; epoch < 3; epoch++) {
                world.batches().forEach(trainer::step);
            }
            NetworkScorer scorer =
                    new NetworkScorer(network, List.of(CVR), TowerLibrary.fastest(Precision.FLOAT32), workers);
            for (int b = 0; b < world.batches().size(); b++) {
                scorer.score(world.batches().get(b), logOdds, b * BATCH);
            }
        }
        double predicted = 0;
        double expected = 0;
        double error = 0;
        int rows = 0;
        for (int i = 0; i < SAMPLES; i++) {
            if (world.batches().get(i / BATCH).labels[0][i % BATCH] == 0) {
                predicted += GraphScorer.probability(logOdds[0][i]);
                expected += sigma(world.truth().get(i));
                error += Math.abs(logOdds[0][i] - world.truth().get(i));
                rows++;
            }
        }
        return new double[] {predicted / expected, error / rows};
    }

    @Test
    void whereNothingWasClickedTheEntireSpaceIsNearerToTheTruth() {
        for (long seed = 1; seed <= 2; seed++) {
            World world = draw(seed);
            double[] clicks = unclicked(world, Fitting.HEADS, false);
            double[] entire = unclicked(world, Fitting.ENTIRE_SPACE, true);
            assertThat(clicks[0]).as("selection bends the level upwards").isGreaterThan(1.05);
            assertThat(Math.abs(entire[0] - 1)).as("level").isLessThan(Math.abs(clicks[0] - 1));
            assertThat(entire[1]).as("error of the logit").isLessThan(0.75 * clicks[1]);
        }
    }
}
