/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.explain;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.objective.HeadTerm;
import org.entirespace.core.objective.Objective;
import org.entirespace.train.evaluate.TextTable;
import org.entirespace.train.recipe.GraphPlan;
import org.entirespace.train.recipe.Recipe;

/** A compiled graph as text: behaviours with their label columns, heads, probabilities as formulas, loss terms. */
public final class GraphExplanation {

    private static final String INDENT = "  ";

    private GraphExplanation() {}

    /**
     * The text.
     *
     * @param recipe the graph with its label columns, the method and the loss weights
     */
    public static String of(Recipe recipe) {
        GraphPlan plan = recipe.graph();
        BehaviorGraph graph = plan.graph();
        CompiledGraph compiled = CompiledGraph.of(graph);
        Objective objective = recipe.objective();
        return "graph " + graph.name() + "\n"
                + "\nbehaviours\n" + behaviors(plan)
                + "\nheads\n" + heads(objective)
                + "\nprobabilities, composed of the heads; ~r is 1 - r\n"
                + probabilities(compiled, recipe.method().ratios())
                + "\nlosses, each a mean over the impressions of its space whose labels are observed\n"
                + losses(objective)
                + "\nmethod\n" + MethodExplanation.of(recipe);
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

    private static String heads(Objective objective) {
        TextTable table = new TextTable("lll");
        for (Rate rate : objective.graph().rates()) {
            table.add(String.valueOf(rate.index()), "p(" + rate.name() + ")", "");
        }
        for (String auxiliary : objective.auxiliaryHeads()) {
            table.add(
                    String.valueOf(objective.heads().indexOf(auxiliary)), auxiliary, "auxiliary, for the losses alone");
        }
        return table.text(INDENT);
    }

    private static String probabilities(CompiledGraph compiled, boolean ratios) {
        TextTable table = new TextTable("lll");
        for (Quantity quantity : compiled.quantities()) {
            String name = compiled.graph().displayName(quantity);
            String key = "p(" + quantity.key() + ")";
            table.add(name.equals(key) ? "" : name, key, "= " + formula(compiled, quantity, ratios));
        }
        return table.text(INDENT);
    }

    private static String formula(CompiledGraph compiled, Quantity quantity, boolean ratios) {
        if (!ratios || quantity.space().isEntire()) {
            return compiled.formula(quantity);
        }
        Quantity space = Quantity.marginal(quantity.space().name());
        return "(" + compiled.formula(Quantity.marginal(quantity.goal())) + ") / (" + compiled.formula(space)
                + "), may exceed 1";
    }

    private static String losses(Objective objective) {
        TextTable table = new TextTable("lll");
        for (LossTerm term : objective.composed()) {
            table.add(
                    objective.graph().graph().displayName(term.quantity()),
                    "weight " + term.weight(),
                    "cross-entropy against " + term.quantity().goal() + " on all of: "
                            + term.quantity().space());
        }
        for (HeadTerm term : objective.single()) {
            table.add(term.name(), "weight " + term.weight(), term.description());
        }
        return table.text(INDENT);
    }
}
