/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;

/**
 * The places of a world's rates among the heads of its graph.
 *
 * @param graph the graph: HM3's, or that with a behaviour {@code outside} that needs no click
 * @param click place of p(click)
 * @param outside place of p(outside); -1 where it never happens
 * @param micro place of p(micro | click)
 * @param macroAfterMicro place of p(macro | click, micro)
 * @param macroAlone place of p(macro | click, no micro)
 * @param purchaseAfterAction places of p(purchase | click, ...) after macro or outside
 * @param purchaseAlone place of p(purchase | click, ...) after neither
 */
record Heads(
        CompiledGraph graph,
        int click,
        int outside,
        int micro,
        int macroAfterMicro,
        int macroAlone,
        List<Integer> purchaseAfterAction,
        int purchaseAlone) {

    /** The heads of a world. */
    static Heads of(WorldOptions options) {
        return options.dial(Dial.CONFUSION) == 0 ? hm3() : withOutside();
    }

    /** The heads of HM3's graph. */
    static Heads hm3() {
        return of(
                CompiledGraph.of(GraphCatalog.hm3()), false, List.of("purchase|click,macro"), "purchase|click,!macro");
    }

    /** The heads of a graph where an action outside the exposure goes before purchases as well. */
    static Heads withOutside() {
        BehaviorGraph graph = new BehaviorGraph(
                "confused",
                List.of(
                        Behavior.of("click"),
                        Behavior.of("outside"),
                        Behavior.of("micro").requiring("click"),
                        Behavior.of("macro").requiring("click").givenOutcomeOf("micro"),
                        Behavior.of("purchase").requiring("click").givenOutcomeOf("macro", "outside")),
                Map.of());
        return of(
                CompiledGraph.of(graph),
                true,
                List.of(
                        "purchase|click,macro,outside",
                        "purchase|click,macro,!outside",
                        "purchase|click,!macro,outside"),
                "purchase|click,!macro,!outside");
    }

    private static Heads of(CompiledGraph graph, boolean outside, List<String> afterAction, String alone) {
        return new Heads(
                graph,
                place(graph, "click"),
                outside ? place(graph, "outside") : -1,
                place(graph, "micro|click"),
                place(graph, "macro|click,micro"),
                place(graph, "macro|click,!micro"),
                afterAction.stream().map(rate -> place(graph, rate)).toList(),
                place(graph, alone));
    }

    /** Whether actions outside the exposure happen. */
    boolean hasOutside() {
        return outside >= 0;
    }

    /** The number of rates. */
    int count() {
        return graph.rates().size();
    }

    private static int place(CompiledGraph graph, String rate) {
        return graph.rates().stream()
                .filter(r -> r.name().equals(rate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the graph of a world has no rate '" + rate + "'"))
                .index();
    }
}
