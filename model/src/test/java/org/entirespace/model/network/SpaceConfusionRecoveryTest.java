/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.objective.Fitting;
import org.entirespace.core.objective.FittingOptions;
import org.entirespace.core.objective.Objectives;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;

/**
 * Invariant 15: purchases react to an act made anywhere (g), of which only those of this exposure (l) are seen. The chain rule
 * over heads that were fitted link by link is then off by (r1 - r0)(l - g); a model that fits the composed purchase is not.
 */
class SpaceConfusionRecoveryTest {

    private static final double CLICK = 0.4;
    private static final double GLOBAL = 0.5; // p(act anywhere | click)
    private static final double LOCAL_SHARE = 0.4; // p(act here | act anywhere, click)
    private static final double AFTER_ACT = 0.6; // r1
    private static final double OTHERWISE = 0.1; // r0
    private static final int SAMPLES = 60_000;
    private static final int BATCH = 2000;

    private static final Schema SCHEMA =
            new Schema(List.of(TinyNetworks.indexed("all", FieldKind.CATEGORICAL, 1, Pooling.SUM)));

    /** click, act here, act anywhere, purchase; (behaviours, samples). */
    private final byte[][] labels = draw();

    private static byte[][] draw() {
        var random = new SplittableRandom(15);
        byte[][] drawn = new byte[4][SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            boolean click = random.nextDouble() < CLICK;
            boolean anywhere = click && random.nextDouble() < GLOBAL;
            boolean here = anywhere && random.nextDouble() < LOCAL_SHARE;
            boolean bought = click && random.nextDouble() < (anywhere ? AFTER_ACT : OTHERWISE);
            drawn[0][i] = (byte) (click ? 1 : 0);
            drawn[1][i] = (byte) (here ? 1 : 0);
            drawn[2][i] = (byte) (anywhere ? 1 : 0);
            drawn[3][i] = (byte) (bought ? 1 : 0);
        }
        return drawn;
    }

    /** The rates, or quantities, that a network of a graph learns from these label columns. */
    private double[] learned(BehaviorGraph graph, Fitting fitting, int[] columns, List<Quantity> quantities) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        Network network = new Network(SCHEMA, compiled, new NetworkOptions(2, Map.of(), List.of(4), 0.5), 1);
        try (Workers workers = new Workers(2)) {
            for (double rate : new double[] {0.05, 0.005, 0.0005}) {
                AdamOptions adam = AdamOptions.of(rate);
                NetworkTrainer trainer = new NetworkTrainer(
                        network,
                        Objectives.of(compiled, fitting, FittingOptions.defaults(), Map.of()),
                        new TrainerOptions(BATCH, 2, 1, adam, adam),
                        TowerLibrary.fastest(Precision.FLOAT32),
                        workers);
                for (int epoch = 0; epoch < 4; epoch++) {
                    for (int from = 0; from < SAMPLES; from += BATCH) {
                        trainer.step(batch(columns, from));
                    }
                }
            }
        }
        double[][] logOdds = new double[quantities.size()][1];
        SampleBatch one = batch(columns, 0);
        one.size = 1;
        try (Workers workers = new Workers(1)) {
            new NetworkScorer(network, quantities, TowerLibrary.fastest(Precision.FLOAT32), workers)
                    .score(one, logOdds, 0);
        }
        double[] probabilities = new double[quantities.size()];
        for (int q = 0; q < probabilities.length; q++) {
            probabilities[q] = GraphScorer.probability(logOdds[q][0]);
        }
        return probabilities;
    }

    private SampleBatch batch(int[] columns, int from) {
        SampleBatch batch = TinyBatches.empty(SCHEMA, BATCH, columns.length);
        for (int i = 0; i < BATCH; i++) {
            batch.indexed[0].offsets[i + 1] = i + 1;
            for (int b = 0; b < columns.length; b++) {
                batch.labels[b][i] = labels[columns[b]][from + i];
            }
        }
        return batch;
    }

    /** The share of the samples with a condition in which a behaviour happened. */
    private double share(int behavior, int given, int wanted) {
        double all = 0;
        double happened = 0;
        for (int i = 0; i < SAMPLES; i++) {
            if (labels[0][i] == 1 && labels[given][i] == wanted) {
                all++;
                happened += labels[behavior][i];
            }
        }
        return happened / all;
    }

    @Test
    void theChainRuleOverConditionalHeadsIsOffByTheGapAndTwinsAreNot() {
        double local = share(1, 0, 1);
        double global = share(2, 0, 1);
        double afterAct = share(3, 2, 1);
        double otherwise = share(3, 2, 0);
        double truth = share(3, 0, 1);

        // the act's head sees the act here, the purchase heads condition on the act anywhere
        BehaviorGraph here = BehaviorGraph.of(
                "here", Behavior.of("click"), Behavior.of("here").requiring("click"));
        double act = learned(here, Fitting.HEADS, new int[] {0, 1}, List.of(Quantity.conditional("here", "click")))[0];
        BehaviorGraph esm2 = GraphCatalog.esm2();
        List<Quantity> cvr = List.of(Quantity.conditional("purchase", "click"));
        double inOneSpace = learned(esm2, Fitting.HEADS, new int[] {0, 2, 3}, cvr)[0];
        double twins = learned(GraphCatalog.esmc(), Fitting.ENTIRE_SPACE, new int[] {0, 1, 3}, cvr)[0];
        double composed = learned(esm2, Fitting.ENTIRE_SPACE, new int[] {0, 1, 3}, cvr)[0];

        double bias = (afterAct - otherwise) * (local - global);
        assertThat(bias).isLessThan(-0.1);
        double chain = afterAct * act + otherwise * (1 - act);
        assertThat(chain - truth).as("spaces mixed").isCloseTo(bias, within(0.01));
        assertThat(inOneSpace).as("one space").isCloseTo(truth, within(0.01));
        assertThat(twins).as("action and purchase side by side").isCloseTo(truth, within(0.01));
        assertThat(composed).as("heads free to absorb the gap").isCloseTo(truth, within(0.01));
    }
}
