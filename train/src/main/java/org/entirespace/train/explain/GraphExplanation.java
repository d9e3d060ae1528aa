/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Rate;
import org.entirespace.train.evaluate.TextTable;
import org.entirespace.train.recipe.GraphPlan;

/** A compiled graph as text: behaviours with their label columns, heads, probabilities as formulas, loss terms. */
public final class GraphExplanation {

    private static final String INDENT = "  ";

    private GraphExplanation() {}

    /**
     * The text.
     *
     * @param plan the graph and its label columns
     * @param weights loss weights by behaviour; 1 where absent
     */
    public static String of(GraphPlan plan, Map<String, Double> weights) {
        BehaviorGraph graph = plan.graph();
        CompiledGraph compiled = CompiledGraph.of(graph);
        return "graph " + graph.name() + "\n"
                + "\nbehaviours\n" + behaviors(plan)
                + "\nheads, one tower each\n" + heads(compiled)
                + "\nprobabilities, composed of the heads; ~r is 1 - r\n" + probabilities(compiled)
                + "\nlosses, each the mean over the impressions whose label is observed\n"
                + losses(graph, compiled.entireSpaceLoss(weights));
    }

    private static String behaviors(GraphPlan plan) {
        TextTable table = new TextTable("lll");
        for (Behavior behavior : plan.graph().behaviors()) {
            List<String> ties = new ArrayList<>();
            if (!behavior.requires().isEmpty()) {
                ties.add("requires " + String.join(", ", behavior.requires()));
            }
            if (!behavior.given().isEmpty()) {
                ties.add("given " + String.join(", ", behavior.given()));
            }
            table.add(behavior.name(), "label " + plan.label(behavior.name()), String.join("; ", ties));
        }
        return table.text(INDENT);
    }

    private static String heads(CompiledGraph compiled) {
        TextTable table = new TextTable("ll");
        for (Rate rate : compiled.rates()) {
            table.add(String.valueOf(rate.index()), "p(" + rate.name() + ")");
        }
        return table.text(INDENT);
    }

    private static String probabilities(CompiledGraph compiled) {
        TextTable table = new TextTable("lll");
        for (Quantity quantity : compiled.quantities()) {
            String name = compiled.graph().displayName(quantity);
            String key = "p(" + quantity.key() + ")";
            table.add(name.equals(key) ? "" : name, key, "= " + compiled.formula(quantity));
        }
        return table.text(INDENT);
    }

    private static String losses(BehaviorGraph graph, List<LossTerm> terms) {
        TextTable table = new TextTable("llll");
        for (LossTerm term : terms) {
            table.add(
                    graph.displayName(term.quantity()),
                    "against " + term.quantity().goal(),
                    "on all of: " + term.quantity().space(),
                    "weight " + term.weight());
        }
        return table.text(INDENT);
    }
}
