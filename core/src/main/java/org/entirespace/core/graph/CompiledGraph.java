/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A graph with everything derived from it: its rates (one head each), the probabilities it can answer, its loss terms.
 * Immutable, so threads may share it.
 *
 * <p>Probabilities are composed in this package and nowhere else. For finite logits every logarithm is finite: P and 1 - P are
 * each summed over their own outcomes, by logarithms where plain numbers would underflow; nothing is clipped.
 */
public final class CompiledGraph {

    private final BehaviorGraph graph;
    private final Configurations configurations;
    private final List<Rate> rates;

    private CompiledGraph(BehaviorGraph graph) {
        this.graph = graph;
        this.configurations = new Configurations(graph);
        this.rates = configurations.rates();
    }

    /** Compiles a graph. Time and space grow with the number of its outcomes, at most 2 to the number of behaviours. */
    public static CompiledGraph of(BehaviorGraph graph) {
        return new CompiledGraph(graph);
    }

    /** The graph as declared. */
    public BehaviorGraph graph() {
        return graph;
    }

    /** The rates, one head each, in head order. */
    public List<Rate> rates() {
        return rates;
    }

    /** {@code p(behaviour | impression)} of every behaviour, in graph order. */
    public List<Quantity> marginals() {
        return graph.behaviorNames().stream().map(Quantity::marginal).toList();
    }

    /** {@code p(behaviour | ancestor)} of every behaviour and every behaviour it requires, directly or not. */
    public List<Quantity> conditionals() {
        List<Quantity> conditionals = new ArrayList<>();
        for (String goal : graph.behaviorNames()) {
            for (String ancestor : graph.ancestorsRequiredBy(goal)) {
                conditionals.add(Quantity.conditional(goal, ancestor));
            }
        }
        return List.copyOf(conditionals);
    }

    /** All marginals, then all conditionals, then whatever else the graph has a name for. */
    public List<Quantity> quantities() {
        Set<Quantity> all = new LinkedHashSet<>(marginals());
        all.addAll(conditionals());
        graph.aliases().keySet().stream()
                .map(Quantity::parse)
                .filter(this::answers)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Whether a quantity speaks of behaviours of this graph and is not always 0 or 1. */
    public boolean answers(Quantity quantity) {
        List<String> names = graph.behaviorNames();
        String space = quantity.space().name();
        return names.contains(quantity.goal())
                && (quantity.space().isEntire()
                        || (names.contains(space)
                                && !graph.ancestorsRequiredBy(space).contains(quantity.goal())));
    }

    /**
     * The loss of an entire-space model: one term for each marginal, over all impressions.
     *
     * @param weights weights by behaviour; 1 where absent
     * @throws IllegalArgumentException when a weight names an unknown behaviour
     */
    public List<LossTerm> entireSpaceLoss(Map<String, Double> weights) {
        weights.keySet().forEach(graph::indexOf);
        return marginals().stream()
                .map(q -> new LossTerm(q, weights.getOrDefault(q.goal(), 1.0)))
                .toList();
    }

    /**
     * The formula of a quantity in its rates, for people to read; {@code ~r} is the complement of a rate.
     *
     * <pre>
     *   p(purchase) = click * action|click * purchase|click,action + click * ~action|click * purchase|click,!action
     *   p(click|install) = (click * install|click) / (click * install|click + ~click * install|!click)
     * </pre>
     *
     * @throws IllegalArgumentException when it names an unknown behaviour or is always 0 or 1
     */
    public String formula(Quantity quantity) {
        Odds odds = odds(quantity);
        String happened = text(odds.happened());
        return odds.complete() ? happened : "(" + happened + ") / (" + happened + " + " + text(odds.not()) + ")";
    }

    private String text(EventDiagram diagram) {
        return diagram.paths().stream()
                .map(path -> path.stream().map(this::text).collect(Collectors.joining(" * ")))
                .collect(Collectors.joining(" + "));
    }

    private String text(Literal literal) {
        return (literal.happened() ? "" : "~") + rates.get(literal.rate()).name();
    }

    /** Both sides of a quantity. */
    Odds odds(Quantity quantity) {
        var compiler = new EventCompiler(configurations);
        int goal = graph.indexOf(quantity.goal());
        if (quantity.space().isEntire()) {
            return Odds.ofMarginal(compiler, goal);
        }
        int space = graph.indexOf(quantity.space().name());
        return Odds.ofConditional(
                compiler, goal, space, "graph '" + graph.name() + "': " + graph.displayName(quantity));
    }
}
