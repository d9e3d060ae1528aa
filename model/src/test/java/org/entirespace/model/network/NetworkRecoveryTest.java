/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Invariant 17 in small: samples drawn from a known HM3 graph give its probabilities back in every cell of two fields. The
 * single conditional heads are not asked: for given inputs the losses see four marginals and cannot tell six heads apart.
 */
class NetworkRecoveryTest {

    private static final BehaviorGraph HM3 = GraphCatalog.hm3();
    private static final int USERS = 2;
    private static final int ITEMS = 3;
    private static final int SAMPLES = 60_000;
    private static final int BATCH = 500;

    private static final double[][] TRUE_RATES = new double[USERS * ITEMS][]; // (cells, heads)
    private static final long[][] HAPPENED = new long[USERS * ITEMS][4]; // (cells, behaviours)
    private static final long[] SHOWN = new long[USERS * ITEMS];
    private static double[][] learned = {}; // probabilities; (quantities, cells)

    @BeforeAll
    static void trainOnDrawnSamples() {
        var random = new SplittableRandom(17);
        for (int cell = 0; cell < TRUE_RATES.length; cell++) {
            double[] rates = {0.3, 0.5, 0.6, 0.2, 0.5, 0.15};
            Arrays.setAll(rates, r -> sigma(Math.log(rates[r] / (1 - rates[r])) + random.nextDouble(-1, 1)));
            TRUE_RATES[cell] = rates;
        }
        Schema schema = new Schema(List.of(
                TinyNetworks.indexed("user", FieldKind.CATEGORICAL, USERS, Pooling.SUM),
                TinyNetworks.indexed("item", FieldKind.CATEGORICAL, ITEMS, Pooling.SUM)));
        List<SampleBatch> batches = new ArrayList<>();
        for (int b = 0; b < SAMPLES / BATCH; b++) {
            batches.add(draw(schema, random));
        }
        Network network =
                new Network(schema, CompiledGraph.of(HM3), new NetworkOptions(4, Map.of(), List.of(16), 1), 1);
        try (Workers workers = new Workers(2)) {
            for (double rate : new double[] {0.02, 0.004, 0.0008}) {
                AdamOptions adam = AdamOptions.of(rate);
                NetworkTrainer trainer = new NetworkTrainer(
                        network,
                        Objective.of(network.graph(), network.graph().entireSpaceLoss(Map.of())),
                        new TrainerOptions(BATCH, 4, 1, adam, adam),
                        TowerLibrary.fastest(Precision.FLOAT32),
                        workers);
                for (int epoch = 0; epoch < 4; epoch++) {
                    batches.forEach(trainer::step);
                }
            }
        }
        learned = Scores.logOdds(network, oneOfEachCell(schema), 1);
    }

    /** Against what was drawn, so that chance plays no part. */
    @Test
    void marginalsAreCalibratedInEveryCell() {
        for (int b = 0; b < 4; b++) {
            for (int cell = 0; cell < SHOWN.length; cell++) {
                double observed = (double) HAPPENED[cell][b] / SHOWN[cell];
                double predicted = GraphScorer.probability(learned[b][cell]);
                assertThat(predicted / observed)
                        .as("%s, cell %d", HM3.behaviorNames().get(b), cell)
                        .isCloseTo(1, within(0.05));
            }
        }
    }

    /** Against the graph itself, so that sampling errors of three deviations add to the tolerance. */
    @Test
    void marginalsAndConversionsOfClicksComeNearTheTruth() {
        List<String> keys =
                CompiledGraph.of(HM3).quantities().stream().map(Quantity::key).toList();
        for (int cell = 0; cell < SHOWN.length; cell++) {
            double[] truth = truth(TRUE_RATES[cell]);
            for (int q = 0; q < 5; q++) {
                String key = List.of("click", "micro", "macro", "purchase", "purchase|click")
                        .get(q);
                double predicted = GraphScorer.probability(learned[keys.indexOf(key)][cell]);
                long space = q < 4 ? SHOWN[cell] : HAPPENED[cell][0];
                double error = Math.sqrt(truth[q] * (1 - truth[q]) / space);
                assertThat(predicted)
                        .as("%s, cell %d", key, cell)
                        .isCloseTo(truth[q], within(3 * error + 0.04 * truth[q]));
            }
        }
    }

    /** pCTR, pCTMi, pCTMa, pCTCVR, pCVR. */
    private static double[] truth(double[] rate) {
        double macro = rate[1] * rate[2] + (1 - rate[1]) * rate[3];
        double cvr = macro * rate[4] + (1 - macro) * rate[5];
        return new double[] {rate[0], rate[0] * rate[1], rate[0] * macro, rate[0] * cvr, cvr};
    }

    private static SampleBatch draw(Schema schema, SplittableRandom random) {
        SampleBatch batch = TinyBatches.empty(schema, BATCH, 4);
        for (int i = 0; i < BATCH; i++) {
            int cell = random.nextInt(SHOWN.length);
            batch.indexed[0].values[i] = cell / ITEMS;
            batch.indexed[1].values[i] = cell % ITEMS;
            double[] rate = TRUE_RATES[cell];
            boolean click = random.nextDouble() < rate[0];
            boolean micro = click && random.nextDouble() < rate[1];
            boolean macro = click && random.nextDouble() < rate[micro ? 2 : 3];
            boolean purchase = click && random.nextDouble() < rate[macro ? 4 : 5];
            boolean[] happened = {click, micro, macro, purchase};
            SHOWN[cell]++;
            for (int b = 0; b < 4; b++) {
                batch.labels[b][i] = (happened[b] ? Label.POSITIVE : Label.NEGATIVE).code();
                HAPPENED[cell][b] += happened[b] ? 1 : 0;
            }
        }
        return batch;
    }

    private static SampleBatch oneOfEachCell(Schema schema) {
        SampleBatch batch = TinyBatches.empty(schema, SHOWN.length, 4);
        for (int cell = 0; cell < SHOWN.length; cell++) {
            batch.indexed[0].values[cell] = cell / ITEMS;
            batch.indexed[1].values[cell] = cell % ITEMS;
        }
        return batch;
    }

    private static double sigma(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
