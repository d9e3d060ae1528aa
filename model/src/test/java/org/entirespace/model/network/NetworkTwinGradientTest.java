/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.sample.SampleBatch;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant 7: the twin's gradient is that of the twin's loss, by central differences. */
class NetworkTwinGradientTest {

    private static final double STEP = 1e-5;
    private static final double RELATIVE = 1e-6;
    private static final double ROUNDING = 2e-10; // of the difference quotient itself

    static Stream<Named<BehaviorGraph>> graphs() {
        return TinyNetworks.graphs();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyParameterHasTheSlopeOfTheLossForEveryLabelCombination(BehaviorGraph graph) {
        Network network = TinyNetworks.network(graph, 1);
        NetworkTwin twin = NetworkTwin.of(network, weighted(network));
        TwinParameters parameters = TwinParameters.of(network);
        SampleBatch all = TinyBatches.everyLabelCombination(
                network.schema(), graph.behaviors().size(), new SplittableRandom(2));
        TwinParameters seen = parameters.zeros();
        var random = new SplittableRandom(5);
        for (int i = 0; i < all.size; i++) {
            TwinParameters gradient = check(twin, parameters, TinyBatches.select(all, i), random::nextInt);
            seen = seen.combine(gradient, (sum, g) -> sum + Math.abs(g));
        }
        // a parameter without any gradient in all of these would not have been tested
        assertThat(kindsWithoutGradient(seen)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyParameterHasTheSlopeOfTheMeanLossOfABatch(BehaviorGraph graph) {
        Network network = TinyNetworks.network(graph, 3);
        List<LossTerm> terms = new ArrayList<>(weighted(network));
        network.graph().conditionals().forEach(quantity -> terms.add(new LossTerm(quantity, 0.6)));
        SampleBatch batch =
                TinyBatches.random(network.schema(), 9, graph.behaviors().size(), new SplittableRandom(4));
        check(NetworkTwin.of(network, terms), TwinParameters.of(network), batch, length -> -1);
    }

    private static List<LossTerm> weighted(Network network) {
        return network.graph()
                .entireSpaceLoss(Map.of(network.graph().graph().behaviorNames().get(1), 0.7));
    }

    /** Checks one number of each block, which {@code chosen} picks by the block's length, or every one. */
    private static TwinParameters check(
            NetworkTwin twin, TwinParameters parameters, SampleBatch batch, IntUnaryOperator chosen) {
        TwinParameters gradient = twin.gradient(parameters, batch);
        Map<String, double[]> analytic = gradient.blocks();
        parameters.blocks().forEach((name, block) -> {
            double[] expected = analytic.getOrDefault(name, new double[0]);
            int only = chosen.applyAsInt(block.length);
            for (int j = Math.max(only, 0); j < (only < 0 ? block.length : only + 1); j++) {
                double kept = block[j];
                block[j] = kept + STEP;
                double above = twin.total(parameters, batch);
                block[j] = kept - STEP;
                double below = twin.total(parameters, batch);
                block[j] = kept;
                double slope = (above - below) / (2 * STEP);
                if (!(Math.abs(slope - expected[j]) <= RELATIVE * Math.abs(slope) + ROUNDING)) {
                    throw new AssertionError(name + " [" + j + "]: slope " + slope + ", gradient " + expected[j]);
                }
            }
        });
        return gradient;
    }

    private static List<String> kindsWithoutGradient(TwinParameters sums) {
        return sums.blocks().entrySet().stream()
                .filter(block -> DoubleStream.of(block.getValue()).sum() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
