/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entirespace.model.network.Close.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.Engines;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant 18: the engine, in single precision, equals its slow twin in double precision, on every engine. */
class NetworkReferenceTest {

    private static final double RELATIVE = 1e-4;
    private static final double ABSOLUTE = 2e-7; // of gradients that cancel to nearly nothing

    static Stream<Arguments> graphsOnAllEngines() {
        return TinyNetworks.graphs().flatMap(graph -> engines().map(engine -> Arguments.of(graph, engine)));
    }

    static Stream<Named<TowerEngine>> engines() {
        return Engines.ofFloats();
    }

    @ParameterizedTest
    @MethodSource("graphsOnAllEngines")
    void lossesAndGradientsEqualTheTwinsForEveryLabelCombination(BehaviorGraph graph, TowerEngine engine) {
        Network network = TinyNetworks.network(graph, 11);
        SampleBatch batch = TinyBatches.everyLabelCombination(
                network.schema(), graph.behaviors().size(), new SplittableRandom(12));
        check(network, allTerms(network), batch, new EngineGradients(engine, 3));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aSliceOfSeveralBlocksEqualsTheTwin(TowerEngine engine) {
        Network network = TinyNetworks.network(GraphCatalog.hm3(), 13);
        SampleBatch batch = TinyBatches.random(network.schema(), 2 * 512 + 77, 4, new SplittableRandom(14));
        check(network, network.graph().entireSpaceLoss(Map.of()), batch, new EngineGradients(engine, 1));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void oneRowLookedUpByEverySampleManyTimesEqualsTheTwin(TowerEngine engine) {
        Network network = TinyNetworks.network(GraphCatalog.esm2(), 15);
        SampleBatch batch = TinyBatches.random(network.schema(), 100, 3, new SplittableRandom(16));
        for (SampleBatch.Rows rows : batch.indexed) {
            java.util.Arrays.fill(rows.values, 3);
        }
        check(network, allTerms(network), batch, new EngineGradients(engine, 4));
    }

    @Test
    void bagsThatAreAllEmptyEqualTheTwin() {
        Network network = TinyNetworks.network(GraphCatalog.esmm(), 17);
        SampleBatch batch = TinyBatches.random(network.schema(), 20, 2, new SplittableRandom(18));
        java.util.Arrays.fill(batch.indexed[1].offsets, 0);
        java.util.Arrays.fill(batch.indexed[2].offsets, 0);
        check(network, allTerms(network), batch, new EngineGradients(TowerLibrary.fastest(Precision.FLOAT32), 2));
    }

    /** The heads' biases alone make the logits: everything is finite, and right, far beyond where probabilities round to 0 or 1. */
    @ParameterizedTest
    @MethodSource("graphsOnAllEngines")
    void logitsOfEightyGiveFiniteLossesAndGradients(BehaviorGraph graph, TowerEngine engine) {
        Network network = TinyNetworks.network(graph, 19);
        int heads = network.shape().heads();
        SampleBatch batch = TinyBatches.everyLabelCombination(
                network.schema(), graph.behaviors().size(), new SplittableRandom(20));
        for (int signs = 0; signs < 1 << heads; signs += 3) {
            double[] biases = new double[heads];
            for (int t = 0; t < heads; t++) {
                biases[t] = (signs >> t & 1) == 1 ? 75 : -75;
            }
            network.setHeadBiases(biases);
            check(network, network.graph().entireSpaceLoss(Map.of()), batch, new EngineGradients(engine, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("graphsOnAllEngines")
    void logOddsOfEveryQuantityEqualTheTwins(BehaviorGraph graph, TowerEngine engine) {
        Network network = TinyNetworks.network(graph, 21);
        List<Quantity> quantities = network.graph().quantities();
        int size = 512 + 9;
        SampleBatch batch =
                TinyBatches.random(network.schema(), size, graph.behaviors().size(), new SplittableRandom(22));
        double[][] logOdds = new double[quantities.size()][size + 3];
        try (Workers workers = new Workers(2)) {
            new NetworkScorer(network, quantities, engine, workers).score(batch, logOdds, 3);
        }
        NetworkTwin twin = NetworkTwin.of(network, List.of());
        TwinParameters parameters = TwinParameters.of(network);
        for (int i = 0; i < size; i++) {
            for (int q = 0; q < quantities.size(); q++) {
                double expected = twin.logOdds(parameters, batch, i, quantities.get(q));
                assertThat(logOdds[q][3 + i]).isCloseTo(expected, within(RELATIVE * (1 + Math.abs(expected))));
            }
        }
    }

    private static List<LossTerm> allTerms(Network network) {
        List<LossTerm> terms = new ArrayList<>();
        double weight = 0.5;
        for (Quantity quantity : network.graph().quantities()) {
            terms.add(new LossTerm(quantity, weight));
            weight += 0.25;
        }
        return terms;
    }

    private static void check(Network network, List<LossTerm> terms, SampleBatch batch, EngineGradients engine) {
        NetworkTwin twin = NetworkTwin.of(network, terms);
        TwinParameters parameters = TwinParameters.of(network);
        assertClose(twin.gradient(parameters, batch), engine.of(network, terms, batch), RELATIVE, ABSOLUTE);
        double[] expected = twin.losses(parameters, batch);
        BatchLoss found = engine.step(network, terms, batch);
        parameters.copyInto(network);
        for (int t = 0; t < expected.length; t++) {
            assertThat(found.mean(t)).isCloseTo(expected[t], within(RELATIVE * expected[t]));
        }
    }
}
