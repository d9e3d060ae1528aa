/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Graphs to test with: the catalogue's, some that users would write, and random ones. */
final class ExampleGraphs {

    private ExampleGraphs() {}

    /** click, then install, then register, then pay: a chain. */
    static BehaviorGraph ads() {
        return BehaviorGraph.of(
                "ads",
                Behavior.of("click"),
                Behavior.of("install").requiring("click"),
                Behavior.of("register").requiring("install"),
                Behavior.of("pay").requiring("register"));
    }

    /** An install may happen without a click. */
    static BehaviorGraph viewThrough() {
        return BehaviorGraph.of(
                "view-through", Behavior.of("click"), Behavior.of("install").givenOutcomeOf("click"));
    }

    /** No structural zeros at all: micro, cart given micro, order given cart. */
    static BehaviorGraph visited() {
        return BehaviorGraph.of(
                "visited",
                Behavior.of("micro"),
                Behavior.of("cart").givenOutcomeOf("micro"),
                Behavior.of("order").givenOutcomeOf("cart"));
    }

    /** All the graphs that have a name: the catalogue's and the users'. */
    static Stream<BehaviorGraph> named() {
        return Stream.concat(GraphCatalog.graphs().values().stream(), Stream.of(ads(), viewThrough(), visited()));
    }

    /** The named graphs, and some random ones. */
    static Stream<BehaviorGraph> many() {
        return Stream.concat(named(), LongStream.rangeClosed(1, 25).mapToObj(ExampleGraphs::random));
    }

    /** A graph of one to five behaviours with any requirements and conditions, declared in any order. */
    static BehaviorGraph random(long seed) {
        var random = new SplittableRandom(seed);
        int n = 1 + random.nextInt(5);
        List<Behavior> behaviors = new ArrayList<>();
        for (int b = 0; b < n; b++) {
            List<String> requires = new ArrayList<>();
            List<String> given = new ArrayList<>();
            for (int earlier = 0; earlier < b; earlier++) {
                if (random.nextDouble() < 0.3) {
                    requires.add("b" + earlier);
                }
                if (random.nextDouble() < 0.4) {
                    given.add("b" + earlier);
                }
            }
            behaviors.add(new Behavior("b" + b, requires, given));
        }
        Collections.shuffle(behaviors, new Random(seed));
        return new BehaviorGraph("random-" + seed, behaviors, Map.of());
    }
}
