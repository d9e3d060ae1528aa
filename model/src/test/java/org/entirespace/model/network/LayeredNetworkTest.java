/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.engine.Engines;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.engine.UnsupportedPrecisionException;
import org.entirespace.model.layer.Slopes;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole networks of every form. */
class LayeredNetworkTest {

    private static final TowerEngine ENGINE = TowerLibrary.fastest(Precision.FLOAT32);

    static Stream<Named<NetworkOptions>> forms() {
        return TinyForms.all();
    }

    static Stream<Named<NetworkOptions>> formsWithoutChance() {
        return Stream.of(Sharing.Kind.values())
                .flatMap(kind -> Stream.of(true, false).flatMap(shares -> {
                    DenseOptions dense = TinyForms.rich(kind, 0);
                    List<List<String>> tied = shares ? List.of(List.of("click", "micro|click")) : List.of();
                    return shares || kind == Sharing.Kind.TOWERS
                            ? Stream.of(Named.of(kind + ", " + shares, TinyForms.options(dense, shares, tied)))
                            : Stream.of();
                }));
    }

    @ParameterizedTest
    @MethodSource("formsWithoutChance")
    void aStepFollowsTheSlopeOfTheTwinsObjectiveByEveryParameter(NetworkOptions options) {
        Network network = TinyForms.network(GraphCatalog.hm3(), options, 3);
        List<LossTerm> terms = network.graph().entireSpaceLoss(Map.of("click", 0.7));
        SampleBatch batch = TinyBatches.random(network.schema(), 40, 4, new SplittableRandom(4));
        LayeredTwin twin = new LayeredTwin(network, terms);
        LayeredTwin before = new LayeredTwin(network, terms);
        new EngineGradients(ENGINE, 3).step(network, terms, batch);
        LayeredTwin after = new LayeredTwin(network, terms);

        check("dense", twin, twin.dense, before.dense, after.dense, batch);
        for (int t = 0; t < twin.tables.length; t++) {
            check("table " + t, twin, twin.tables[t], before.tables[t], after.tables[t], batch);
        }
    }

    private static void check(
            String name, LayeredTwin twin, double[] numbers, double[] before, double[] after, SampleBatch batch) {
        float[] found = new float[numbers.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = (float) ((before[i] - after[i]) / EngineGradients.SCALE);
        }
        Slopes.assertClose(name, found, Slopes.central(numbers, () -> twin.total(batch)), 1e-4);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void trainingLowersTheLoss(NetworkOptions options) {
        Network network = TinyForms.network(GraphCatalog.hm3(), options, 1);
        SampleBatch batch = TinyBatches.random(network.schema(), 64, 4, new SplittableRandom(1));
        List<SampleBatch> same = java.util.Collections.nCopies(60, batch);

        List<Double> losses = train(network, same, 2);

        assertThat(mean(losses.subList(55, 60))).isLessThan(0.8 * mean(losses.subList(0, 5)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theNumberOfThreadsDoesNotChangeABit(NetworkOptions options) {
        Network alone = trained(options, 1);

        for (int threads = 2; threads <= 3; threads++) {
            assertThat(Bits.of(trained(options, threads))).isEqualTo(Bits.of(alone));
        }
        SampleBatch batch = TinyBatches.random(alone.schema(), 3 * 512 + 1, 4, new SplittableRandom(6));
        assertThat(Scores.logOdds(alone, batch, 3)).isDeepEqualTo(Scores.logOdds(alone, batch, 1));
    }

    @Test
    void theSeedOfTheTrainingDecidesWhatIsDroppedOut() {
        NetworkOptions options = TinyForms.options(TinyForms.rich(Sharing.Kind.TOWERS, 0.5), true, List.of());
        SampleBatch batch = TinyBatches.random(TinyNetworks.schema(), 64, 4, new SplittableRandom(1));
        List<SampleBatch> batches = List.of(batch, batch);
        Network one = TinyForms.network(GraphCatalog.hm3(), options, 1);
        Network same = TinyForms.network(GraphCatalog.hm3(), options, 1);
        Network other = TinyForms.network(GraphCatalog.hm3(), options, 1);
        train(one, batches, 1, 1);
        train(same, batches, 1, 1);
        train(other, batches, 1, 2);

        assertThat(Bits.of(same)).isEqualTo(Bits.of(one));
        assertThat(Bits.of(other)).isNotEqualTo(Bits.of(one));
    }

    /** The same batch again has another loss only because other units are dropped: the learning rate is next to nothing. */
    @Test
    void eachStepDropsOthers() {
        NetworkOptions options = TinyForms.options(TinyForms.rich(Sharing.Kind.TOWERS, 0.5), true, List.of());
        Network network = TinyForms.network(GraphCatalog.hm3(), options, 1);
        SampleBatch batch = TinyBatches.random(network.schema(), 64, 4, new SplittableRandom(1));
        List<Double> losses = new ArrayList<>();
        try (Workers workers = new Workers(1)) {
            NetworkTrainer trainer = trainer(network, AdamOptions.of(1e-12), 1, workers);
            for (int step = 0; step < 4; step++) {
                losses.add(trainer.step(batch).mean(0));
            }
        }
        assertThat(losses).doesNotHaveDuplicates();
    }

    @Test
    void aHeadsLossTouchesOnlyTheTablesOfItsTower() {
        NetworkOptions options = TinyForms.options(DenseOptions.plain(List.of(5, 4)), false, List.of());
        Network network = TinyForms.network(GraphCatalog.esmm(), options, 1);
        List<double[]> before =
                network.tables().stream().map(LayeredTwin::numbers).toList();
        SampleBatch batch = TinyBatches.random(network.schema(), 64, 2, new SplittableRandom(1));

        new EngineGradients(ENGINE, 2).step(network, List.of(new LossTerm(Quantity.marginal("click"), 1)), batch);

        for (int t = 0; t < 6; t++) {
            EmbeddingTable table = network.tables().get(t);
            assertThat(Arrays.equals(LayeredTwin.numbers(table), before.get(t)))
                    .as(network.tableNames().get(t))
                    .isEqualTo(t >= 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void diagnosticsTellEveryGateByTheRateOfItsHeadWhateverTheThreads(int threads) {
        Network network = TinyForms.network(
                GraphCatalog.esmm(), TinyForms.options(TinyForms.plain(Sharing.Kind.MMOE), true, List.of()), 1);
        Map<String, Double> found = diagnostics(network, threads);

        String second = network.graph().rates().get(1).name();
        assertThat(second).contains("|click");
        assertThat(found.keySet())
                .containsExactly("gate.click.entropy", "gate." + second + ".entropy", "experts.similarity");
        assertThat(found.values()).allSatisfy(value -> assertThat(value).isBetween(0.01, 0.999));
        assertThat(found).isEqualTo(diagnostics(network, 1));
    }

    @Test
    void diagnosticsAreEmptyWithoutGatesAndZeroBeforeAnythingIsWatched() {
        Network plain = TinyNetworks.network(GraphCatalog.esmm(), 1);
        assertThat(diagnostics(plain, 2)).isEmpty();
        NetworkOptions options = TinyForms.options(TinyForms.plain(Sharing.Kind.PLE), true, List.of());
        Network network = TinyForms.network(GraphCatalog.esmm(), options, 1);
        try (Workers workers = new Workers(1)) {
            NetworkScorer scorer = new NetworkScorer(network, network.graph().quantities(), ENGINE, workers);
            assertThat(scorer.diagnostics())
                    .hasSize(7)
                    .allSatisfy((name, value) -> assertThat(value).isZero());
        }
    }

    @Test
    void trainingLayersInBfloat16IsRefused() {
        assumeTrue(Engines.bfloat16().isPresent(), "this processor has no bfloat16 instructions");
        NetworkOptions options = TinyForms.options(TinyForms.plain(Sharing.Kind.PLE), true, List.of());
        Network network = TinyForms.network(GraphCatalog.esmm(), options, 1);
        TowerEngine engine = Engines.bfloat16().orElseThrow();
        Objective objective = Objective.of(network.graph(), network.graph().entireSpaceLoss(Map.of()));
        AdamOptions adam = AdamOptions.of(0.01);
        try (Workers workers = new Workers(1)) {
            assertThatThrownBy(() -> new NetworkTrainer(
                            network, objective, new TrainerOptions(4, 1, 1, adam, adam), engine, workers))
                    .isInstanceOf(UnsupportedPrecisionException.class)
                    .hasMessageContaining("plain towers");
        }
    }

    private static Map<String, Double> diagnostics(Network network, int threads) {
        SampleBatch batch = TinyBatches.random(network.schema(), 3 * 512 + 1, 2, new SplittableRandom(6));
        List<Quantity> quantities = network.graph().quantities();
        try (Workers workers = new Workers(threads)) {
            NetworkScorer scorer = new NetworkScorer(network, quantities, ENGINE, workers);
            scorer.watchHeads();
            scorer.score(batch, new double[quantities.size()][batch.size], 0);
            return scorer.diagnostics();
        }
    }

    private static Network trained(NetworkOptions options, int threads) {
        Network network = TinyForms.network(GraphCatalog.hm3(), options, 1);
        var random = new SplittableRandom(3);
        List<SampleBatch> batches = new ArrayList<>();
        for (int step = 0; step < 10; step++) {
            batches.add(TinyBatches.random(network.schema(), 64, 4, random));
        }
        train(network, batches, threads);
        return network;
    }

    private static List<Double> train(Network network, List<SampleBatch> batches, int threads) {
        return train(network, batches, threads, 1);
    }

    /** Trains, and tells the sum of the losses before each step. */
    private static List<Double> train(Network network, List<SampleBatch> batches, int threads, long seed) {
        List<Double> losses = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            NetworkTrainer trainer = trainer(network, AdamOptions.of(0.01), seed, workers);
            for (SampleBatch batch : batches) {
                BatchLoss loss = trainer.step(batch);
                losses.add(loss.mean(0) + loss.mean(1) + loss.mean(2) + loss.mean(3));
            }
        }
        return losses;
    }

    private static NetworkTrainer trainer(Network network, AdamOptions adam, long seed, Workers workers) {
        Objective objective = Objective.of(network.graph(), network.graph().entireSpaceLoss(Map.of()));
        return new NetworkTrainer(network, objective, new TrainerOptions(64, 4, seed, adam, adam), ENGINE, workers);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
