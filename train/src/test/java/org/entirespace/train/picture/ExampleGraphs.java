/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;

/** Graphs to draw: those of the catalogue, of advertising, and random ones. */
final class ExampleGraphs {

    private static final Behavior CLICK = Behavior.of("click");

    private ExampleGraphs() {}

    static List<BehaviorGraph> all() {
        return Stream.concat(
                        GraphCatalog.graphs().values().stream(), Stream.of(chain(), viewThrough(), widest(), densest()))
                .toList();
    }

    /** Each behaviour needs the one before it. */
    static BehaviorGraph chain() {
        return BehaviorGraph.of(
                "chain",
                CLICK,
                Behavior.of("install").requiring("click"),
                Behavior.of("register").requiring("install"),
                Behavior.of("pay").requiring("register"));
    }

    /** An install may come without a click. */
    static BehaviorGraph viewThrough() {
        return new BehaviorGraph(
                "view-through",
                List.of(CLICK, Behavior.of("install").givenOutcomeOf("click")),
                Map.of("click", "CTR", "install", "IR"));
    }

    /** As many behaviours as there may be, none tied to another. */
    static BehaviorGraph widest() {
        return new BehaviorGraph("widest", behaviors(12, 0, 0, 1), Map.of());
    }

    /** As many behaviours as there may be, each requiring all before it. */
    static BehaviorGraph densest() {
        return new BehaviorGraph("densest", behaviors(12, 1, 0, 1), Map.of());
    }

    /** A graph of 1 to 12 behaviours with ties of both kinds. */
    static BehaviorGraph random(long seed) {
        var random = new SplittableRandom(seed);
        int size = random.nextInt(1, BehaviorGraph.MAX_BEHAVIORS + 1);
        double requires = random.nextDouble(0.6);
        double given = random.nextDouble(0.4);
        return new BehaviorGraph("random", behaviors(size, requires, given, seed), Map.of("b0", "FIRST"));
    }

    /** Behaviours with random ties to those before them. */
    static List<Behavior> behaviors(int size, double requires, double given, long seed) {
        var random = new SplittableRandom(seed);
        List<Behavior> behaviors = new ArrayList<>();
        for (int b = 0; b < size; b++) {
            List<String> required = new ArrayList<>();
            List<String> asked = new ArrayList<>();
            for (int earlier = 0; earlier < b; earlier++) {
                double chance = random.nextDouble();
                if (chance < requires) {
                    required.add("b" + earlier);
                } else if (chance < requires + given && asked.size() < 4) {
                    asked.add("b" + earlier);
                }
            }
            behaviors.add(new Behavior("b" + b, required, asked));
        }
        return behaviors;
    }
}
