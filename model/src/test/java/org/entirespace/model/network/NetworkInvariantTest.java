/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entirespace.model.network.Close.assertClose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sets an entire-space model apart from any other network: laws of its gradients and of its sharing. */
class NetworkInvariantTest {

    private final EngineGradients engine = new EngineGradients(TowerLibrary.fastest(Precision.FLOAT32), 2);

    /** Invariant 10. */
    @ParameterizedTest
    @CsvSource({"esmm", "esm2", "hm3", "hm3-r"})
    void withoutTheLossOnPurchasesThePurchaseTowersGetNoGradientAtAll(String name) {
        Network network = TinyNetworks.network(GraphCatalog.graph(name), 1);

        TwinParameters gradient = gradient(network, Map.of("purchase", 0.0));

        for (Rate rate : network.graph().rates()) {
            double[] ofTower = tower(gradient, rate.index());
            if (rate.behavior().equals("purchase")) {
                assertThat(ofTower).as(rate.name()).containsOnly(0);
            } else {
                assertThat(Arrays.stream(ofTower)).as(rate.name()).anyMatch(g -> g != 0);
            }
        }
    }

    /** Invariant 10: all towers are still needed for purchases. */
    @Test
    void withoutTheLossesOnMicroAndMacroTheRestStillTrains() {
        Network network = TinyNetworks.network(GraphCatalog.hm3(), 2);

        TwinParameters gradient = gradient(network, Map.of("micro", 0.0, "macro", 0.0));

        for (Rate rate : network.graph().rates()) {
            assertThat(Arrays.stream(tower(gradient, rate.index())))
                    .as(rate.name())
                    .anyMatch(g -> g != 0);
        }
    }

    /** Invariant 11: the heads of independent behaviours each bring their own gradient to a shared row. */
    @Test
    void theGradientOfAnEmbeddingRowIsTheSumOfTheHeadsGradients() {
        Network network = TinyNetworks.network(TinyNetworks.independent(), 3);
        Map<String, Double> none = new HashMap<>();
        network.graph().graph().behaviorNames().forEach(behavior -> none.put(behavior, 0.0));
        TwinParameters sum = TwinParameters.of(network).zeros();
        for (String behavior : none.keySet()) {
            Map<String, Double> only = new HashMap<>(none);
            only.put(behavior, 1.0);
            TwinParameters ofHead = gradient(network, only);
            assertThat(Arrays.stream(ofHead.tables[0][1])).as(behavior).anyMatch(g -> g != 0);
            sum = sum.combine(ofHead, Double::sum);
        }

        assertClose(sum, gradient(network, Map.of()), 1e-4, 1e-7);
    }

    /** Invariant 11: there is one storage for each table. */
    @Test
    void aChangedEmbeddingRowChangesEveryHead() {
        Network network = TinyNetworks.network(TinyNetworks.independent(), 4);
        SampleBatch batch = batch(network, 1);
        batch.indexed[0].values[0] = 5;
        double[][] before = logOdds(network, batch);
        network.tables().get(0).setRow(5, new float[] {1.5f, -2f, 2.5f}, 0);

        double[][] after = logOdds(network, batch);

        for (int head = 0; head < 6; head++) {
            assertThat(after[head][0]).isNotEqualTo(before[head][0]);
        }
    }

    /** Invariant 11: towers share no dense parameter, and invariant 20: a head does not see another's tower. */
    @Test
    void aChangedParameterOfATowerChangesThatHeadAlone() {
        Network network = TinyNetworks.network(TinyNetworks.independent(), 5);
        SampleBatch batch = batch(network, 40);
        double[][] before = logOdds(network, batch);
        TwinParameters parameters = TwinParameters.of(network);
        int changed = 0;
        for (int tower = 0; tower < 6; tower++) {
            for (double[] block : blocksOf(parameters, tower)) {
                double kept = block[0];
                block[0] = kept + 3;
                parameters.copyInto(network);
                double[][] after = logOdds(network, batch);
                for (int head = 0; head < 6; head++) {
                    boolean same = Arrays.equals(before[head], after[head]);
                    assertThat(same || head == tower).isTrue();
                    changed += same ? 0 : 1;
                }
                block[0] = kept;
            }
        }
        // 10 inputs, 2 biases, 5 rows of layer 1, head, bias: most of them matter to some sample
        assertThat(changed).isGreaterThan(6 * 16);
    }

    /** Invariant 12. */
    @ParameterizedTest
    @CsvSource({"esmm, 2", "esm2, 4", "hm3, 6", "hm3-r, 6", "esmc, 3", "esmg, 5"})
    void theParametersAreTheEmbeddingsAndOneTowerForEachHead(String name, int heads) {
        Network network = new Network(
                TinyNetworks.schema(), CompiledGraph.of(GraphCatalog.graph(name)), TinyNetworks.options(), 1);
        int embeddings = 7 * 3 + 6 * 2 + 5 * 3;
        int inputs = 3 + 2 + 3 + 2;
        int tower = (inputs * 5 + 5) + (5 * 4 + 4) + (4 + 1);

        assertThat(network.parameters()).isEqualTo(embeddings + heads * tower);
        assertThat(network.dense()).hasSize(heads * tower);
    }

    /** Invariant 13. */
    @ParameterizedTest
    @CsvSource({"click", "micro", "macro", "purchase"})
    void doublingAWeightDoublesTheGradientOfThatTaskOnly(String task) {
        Network network = TinyNetworks.network(GraphCatalog.hm3(), 6);
        Map<String, Double> others = Map.of("click", 0.3, "micro", 0.8, "macro", 1.2, "purchase", 1.7);
        Map<String, Double> doubled = new HashMap<>(others);
        doubled.computeIfPresent(task, (key, weight) -> 2 * weight);
        Map<String, Double> alone = new HashMap<>();
        others.forEach((behavior, weight) -> alone.put(behavior, behavior.equals(task) ? weight : 0.0));

        TwinParameters expected = gradient(network, others).combine(gradient(network, alone), Double::sum);

        assertClose(expected, gradient(network, doubled), 1e-4, 1e-7);
    }

    /** Invariant 13. */
    @Test
    void lossAndGradientAreMeansWhateverTheSizeOfTheBatch() {
        Network network = TinyNetworks.network(GraphCatalog.hm3(), 7);
        List<LossTerm> terms = network.graph().entireSpaceLoss(Map.of());
        SampleBatch batch = batch(network, 50);
        SampleBatch thrice = TinyBatches.select(
                batch, IntStream.range(0, 150).map(i -> i % 50).toArray());
        SampleBatch first = TinyBatches.select(batch, IntStream.range(0, 13).toArray());
        SampleBatch rest = TinyBatches.select(batch, IntStream.range(13, 50).toArray());

        assertClose(engine.of(network, terms, batch), engine.of(network, terms, thrice), 1e-4, 1e-7);
        TwinParameters kept = TwinParameters.of(network);
        BatchLoss whole = engine.step(network, terms, batch);
        kept.copyInto(network);
        BatchLoss parts = engine.step(network, terms, first);
        kept.copyInto(network);
        parts.add(engine.step(network, terms, rest));
        for (int t = 0; t < terms.size(); t++) {
            assertThat(parts.mean(t)).isCloseTo(whole.mean(t), within(1e-6));
        }
    }

    /** Invariant 20. */
    @ParameterizedTest
    @CsvSource({"esmm", "esm2", "hm3", "hm3-r"})
    void conversionsOfClicksDoNotNeedTheClickTower(String name) {
        BehaviorGraph graph = GraphCatalog.graph(name);
        Network network = TinyNetworks.network(graph, 8);
        SampleBatch batch = batch(network, 30);
        int cvr =
                network.graph().quantities().stream().map(q -> q.key()).toList().indexOf("purchase|click");
        double[] before = logOdds(network, batch)[cvr];
        TwinParameters parameters = TwinParameters.of(network);
        blocksOf(parameters, 0).forEach(block -> Arrays.setAll(block, j -> 9 - 7.0 * j));
        parameters.copyInto(network);
        double[][] after = logOdds(network, batch);

        assertThat(after[cvr]).containsExactly(before);
        assertThat(after[0]).isNotEqualTo(before);
    }

    private TwinParameters gradient(Network network, Map<String, Double> weights) {
        return engine.of(network, network.graph().entireSpaceLoss(weights), batch(network, 60));
    }

    private static SampleBatch batch(Network network, int size) {
        int behaviors = network.graph().graph().behaviors().size();
        return TinyBatches.random(network.schema(), size, behaviors, new SplittableRandom(9));
    }

    private static double[] tower(TwinParameters parameters, int tower) {
        return blocksOf(parameters, tower).stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static List<double[]> blocksOf(TwinParameters parameters, int tower) {
        return parameters.blocks().entrySet().stream()
                .filter(block -> block.getKey().startsWith("tower " + tower + " "))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static double[][] logOdds(Network network, SampleBatch batch) {
        return Scores.logOdds(network, batch, 1);
    }
}
