/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.junit.jupiter.api.Named;

/** Networks small enough for a slow twin, with a field of every sort. */
public final class TinyNetworks {

    private TinyNetworks() {}

    /** A categorical field, a bag of each pooling and two numbers, not in the order of the input row. */
    public static Schema schema() {
        return new Schema(List.of(
                number("price"),
                indexed("city", FieldKind.CATEGORICAL, 7, Pooling.SUM),
                indexed("tags", FieldKind.BAG, 6, Pooling.SUM),
                number("age"),
                indexed("seen", FieldKind.BAG, 5, Pooling.MEAN)));
    }

    static FittedField indexed(String name, FieldKind kind, int rows, Pooling pooling) {
        return new FittedField(name, name, kind, Encoding.HASH, rows, List.of(), List.of(), 0, 1, pooling);
    }

    static FittedField number(String name) {
        return new FittedField(
                name, name, FieldKind.NUMERIC, Encoding.STANDARDIZE, 0, List.of(), List.of(), 0, 1, Pooling.SUM);
    }

    /** Two hidden layers, embeddings of unequal length. */
    public static NetworkOptions options() {
        return new NetworkOptions(3, Map.of("tags", 2), List.of(5, 4), 0.5);
    }

    /** A network with no parameter at zero. */
    public static Network network(BehaviorGraph graph, long seed) {
        Network network = new Network(schema(), CompiledGraph.of(graph), options(), seed);
        scatterBiases(network, seed);
        return network;
    }

    /** Adds something to every parameter of the towers, so that no bias is zero. */
    static void scatterBiases(Network network, long seed) {
        var random = new SplittableRandom(seed + 1);
        for (int i = 0; i < network.dense().length; i++) {
            network.dense()[i] += (float) random.nextDouble(-0.4, 0.4);
        }
    }

    /** Every graph of the catalogue, and one without structural zeros. */
    static Stream<Named<BehaviorGraph>> graphs() {
        return Stream.concat(GraphCatalog.graphs().values().stream(), Stream.of(visited()))
                .map(graph -> Named.of(graph.name(), graph));
    }

    /** Visitors of item pages: no click is seen, and nothing is required. */
    static BehaviorGraph visited() {
        return BehaviorGraph.of(
                "visited",
                Behavior.of("micro"),
                Behavior.of("cart").givenOutcomeOf("micro"),
                Behavior.of("order").givenOutcomeOf("cart"));
    }

    /** Six behaviours that know nothing of each other, so that each marginal is one head. */
    static BehaviorGraph independent() {
        return BehaviorGraph.of(
                "independent",
                Behavior.of("a"),
                Behavior.of("b"),
                Behavior.of("c"),
                Behavior.of("d"),
                Behavior.of("e"),
                Behavior.of("f"));
    }
}
