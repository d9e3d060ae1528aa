/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Scores of one sample, for tests that need no speed. */
final class Scores {

    private Scores() {}

    static double[] logOdds(CompiledGraph graph, List<Quantity> quantities, float[] logits) {
        double[] logOdds = new double[quantities.size()];
        new GraphScorer(graph, quantities).logOddsInto(logits, 0, logOdds);
        return logOdds;
    }

    /** The probabilities of quantities given by their keys. */
    static double[] probabilities(BehaviorGraph graph, float[] logits, String... keys) {
        List<Quantity> quantities = Stream.of(keys).map(Quantity::parse).toList();
        return DoubleStream.of(logOdds(CompiledGraph.of(graph), quantities, logits))
                .map(GraphScorer::probability)
                .toArray();
    }
}
