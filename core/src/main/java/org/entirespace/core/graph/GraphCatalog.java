/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graphs of the papers, by name. Immutable.
 *
 * <pre>
 *   esmm   Ma et al., SIGIR 2018         click, purchase
 *   esm2   Wen et al., SIGIR 2020        click, action, purchase
 *   hm3    Wen et al., SIGIR 2021        click, micro, macro, purchase
 *   hm3-r  its ablation                  micro and macro in reverse order
 * </pre>
 */
public final class GraphCatalog {

    private static final Behavior CLICK = Behavior.of("click");

    private GraphCatalog() {}

    /** Every graph with its source, in the order of their papers. */
    public static List<CatalogEntry> entries() {
        return List.of(
                new CatalogEntry(esmm(), "purchase composed from click and purchase after it", "Ma et al., SIGIR 2018"),
                new CatalogEntry(esm2(), "one act between click and purchase", "Wen et al., SIGIR 2020"),
                new CatalogEntry(
                        hm3(),
                        "small acts on the page, then acts on the item, between click and purchase",
                        "Wen et al., SIGIR 2021"),
                new CatalogEntry(
                        hm3Reversed(), "HM3 with the two kinds of acts in reverse order", "Wen et al., SIGIR 2021"));
    }

    /** Every graph by name, in the order of their papers. */
    public static Map<String, BehaviorGraph> graphs() {
        Map<String, BehaviorGraph> graphs = new LinkedHashMap<>();
        entries().forEach(entry -> graphs.put(entry.graph().name(), entry.graph()));
        return graphs;
    }

    /**
     * The graph of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static BehaviorGraph graph(String name) {
        BehaviorGraph graph = graphs().get(name);
        if (graph == null) {
            throw new IllegalArgumentException(
                    "graph '" + name + "' is not in the catalog; it has " + graphs().keySet());
        }
        return graph;
    }

    /** impression, click, purchase: two heads. */
    public static BehaviorGraph esmm() {
        return new BehaviorGraph(
                "esmm",
                List.of(CLICK, Behavior.of("purchase").requiring("click")),
                Map.of("click", "CTR", "purchase", "CTCVR", "purchase|click", "CVR"));
    }

    /** impression, click, action or not, purchase: four heads. */
    public static BehaviorGraph esm2() {
        return new BehaviorGraph(
                "esm2",
                List.of(
                        CLICK,
                        Behavior.of("action").requiring("click"),
                        Behavior.of("purchase").requiring("click").givenOutcomeOf("action")),
                Map.of("click", "CTR", "action", "CTAVR", "purchase", "CTCVR", "purchase|click", "CVR"));
    }

    /** impression, click, micro or not, macro or not, purchase: six heads. */
    public static BehaviorGraph hm3() {
        return hierarchical("hm3", "micro", "macro");
    }

    /** HM3 with macro before micro. */
    public static BehaviorGraph hm3Reversed() {
        return hierarchical("hm3-r", "macro", "micro");
    }

    private static BehaviorGraph hierarchical(String name, String first, String second) {
        return new BehaviorGraph(
                name,
                List.of(
                        CLICK,
                        Behavior.of(first).requiring("click"),
                        Behavior.of(second).requiring("click").givenOutcomeOf(first),
                        Behavior.of("purchase").requiring("click").givenOutcomeOf(second)),
                Map.of(
                        "click", "CTR",
                        "micro", "CTMi",
                        "macro", "CTMa",
                        "purchase", "CTCVR",
                        "purchase|click", "CVR"));
    }
}
