/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;

/**
 * The places of a world's six rates among the heads of HM3's graph.
 *
 * @param graph the graph
 * @param click place of p(click)
 * @param micro place of p(micro | click)
 * @param macroAfterMicro place of p(macro | click, micro)
 * @param macroAlone place of p(macro | click, no micro)
 * @param purchaseAfterMacro place of p(purchase | click, macro)
 * @param purchaseAlone place of p(purchase | click, no macro)
 */
record Heads(
        CompiledGraph graph,
        int click,
        int micro,
        int macroAfterMicro,
        int macroAlone,
        int purchaseAfterMacro,
        int purchaseAlone) {

    /** The heads of HM3's graph. */
    static Heads hm3() {
        CompiledGraph graph = CompiledGraph.of(GraphCatalog.hm3());
        return new Heads(
                graph,
                place(graph, "click"),
                place(graph, "micro|click"),
                place(graph, "macro|click,micro"),
                place(graph, "macro|click,!micro"),
                place(graph, "purchase|click,macro"),
                place(graph, "purchase|click,!macro"));
    }

    /** The number of rates. */
    int count() {
        return graph.rates().size();
    }

    private static int place(CompiledGraph graph, String rate) {
        return graph.rates().stream()
                .filter(r -> r.name().equals(rate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the graph of HM3 has no rate '" + rate + "'"))
                .index();
    }
}
