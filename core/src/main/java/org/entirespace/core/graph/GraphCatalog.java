/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graphs of the papers, by name. Immutable.
 *
 * <pre>
 *   esmm      Ma et al., SIGIR 2018         click, purchase
 *   esm2      Wen et al., SIGIR 2020        click, action, purchase
 *   esm2-mi   baseline of HM3               the action is micro or macro
 *   hm3       Wen et al., SIGIR 2021        click, micro, macro, purchase
 *   hm3-r     its ablation                  micro and macro in reverse order
 *   esmc      arXiv 2307.09193              action and purchase side by side after the click
 *   esmg      the same                      the action counts wherever it happens
 *   division  baseline of ESMM              click and purchase each for itself
 * </pre>
 */
public final class GraphCatalog {

    private static final Behavior CLICK = Behavior.of("click");

    private GraphCatalog() {}

    /** Every graph by name, in the order of their papers. */
    public static Map<String, BehaviorGraph> graphs() {
        Map<String, BehaviorGraph> graphs = new LinkedHashMap<>();
        for (BehaviorGraph graph :
                List.of(esmm(), esm2(), esm2WithMicro(), hm3(), hm3Reversed(), esmc(), esmg(), chain(), division())) {
            graphs.put(graph.name(), graph);
        }
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
        return withAction("esm2", "action");
    }

    /** ESM2 whose action is a micro or a macro behaviour, without an order between the two. */
    public static BehaviorGraph esm2WithMicro() {
        return withAction("esm2-mi", "micro_or_macro");
    }

    private static BehaviorGraph withAction(String name, String action) {
        return new BehaviorGraph(
                name,
                List.of(
                        CLICK,
                        Behavior.of(action).requiring("click"),
                        Behavior.of("purchase").requiring("click").givenOutcomeOf(action)),
                Map.of("click", "CTR", action, "CTAVR", "purchase", "CTCVR", "purchase|click", "CVR"));
    }

    /** impression, click, then action and purchase side by side: three heads, of which two may be twins. */
    public static BehaviorGraph esmc() {
        return new BehaviorGraph(
                "esmc",
                List.of(
                        CLICK,
                        Behavior.of("action").requiring("click"),
                        Behavior.of("purchase").requiring("click")),
                Map.of("click", "CTR", "action", "CTAVR", "purchase", "CTCVR", "purchase|click", "CVR"));
    }

    /** ESM2 whose action is counted wherever it happens, so that it may happen without the click: five heads. */
    public static BehaviorGraph esmg() {
        return new BehaviorGraph(
                "esmg",
                List.of(
                        CLICK,
                        Behavior.of("action_global").givenOutcomeOf("click"),
                        Behavior.of("purchase").requiring("click").givenOutcomeOf("action_global")),
                Map.of("click", "CTR", "purchase", "CTCVR", "purchase|click", "CVR"));
    }

    /** ESM2's graph, and beside it the act wherever it happens, on which nothing depends: five heads. */
    public static BehaviorGraph chain() {
        return new BehaviorGraph(
                "chain",
                List.of(
                        CLICK,
                        Behavior.of("action").requiring("click"),
                        Behavior.of("action_global"),
                        Behavior.of("purchase").requiring("click").givenOutcomeOf("action")),
                Map.of("click", "CTR", "action", "CTAVR", "purchase", "CTCVR", "purchase|click", "CVR"));
    }

    /** Click and purchase each for itself, for methods that divide one by the other: two heads, both marginals. */
    public static BehaviorGraph division() {
        return new BehaviorGraph(
                "division",
                List.of(CLICK, Behavior.of("purchase")),
                Map.of("click", "CTR", "purchase", "CTCVR", "purchase|click", "CVR"));
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
