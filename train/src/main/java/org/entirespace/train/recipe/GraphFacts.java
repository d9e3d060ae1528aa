/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.document.Suggestion;
import org.entirespace.train.document.TextForm;

/**
 * What is known of the graph of a recipe that may be wrong.
 *
 * @param names its behaviours; empty when not even they are known
 * @param graph the graph; absent when it is not sound
 */
record GraphFacts(List<String> names, Optional<CompiledGraph> graph) {

    /**
     * What is wrong with a quantity.
     *
     * @param text the message
     * @param hint the hint, or empty
     */
    record Fault(String text, String hint) {}

    static GraphFacts of(BehaviorGraph graph) {
        return new GraphFacts(graph.behaviorNames(), Optional.of(CompiledGraph.of(graph)));
    }

    static GraphFacts named(List<String> names) {
        return new GraphFacts(names, Optional.empty());
    }

    static GraphFacts unknown() {
        return named(List.of());
    }

    /** Reports an unknown behaviour. */
    void behavior(String name, Consumer<Fault> report) {
        if (!names.isEmpty() && !names.contains(name)) {
            report.accept(new Fault("unknown behavior '" + name + "'", Suggestion.hint(name, names)));
        }
    }

    /** Reports what is wrong with a quantity, unless it is its form, which the schema knows. */
    void quantity(String text, Consumer<Fault> report) {
        if (!text.matches(TextForm.QUANTITY.pattern())) {
            return;
        }
        Quantity quantity;
        try {
            quantity = Quantity.parse(text);
        } catch (IllegalArgumentException e) {
            report.accept(new Fault(String.valueOf(e.getMessage()), ""));
            return;
        }
        boolean known = names.contains(quantity.goal())
                && (quantity.space().isEntire()
                        || names.contains(quantity.space().name()));
        behavior(quantity.goal(), report);
        if (!quantity.space().isEntire()) {
            behavior(quantity.space().name(), report);
        }
        if (known && graph.isPresent() && !graph.get().answers(quantity)) {
            report.accept(new Fault("quantity '" + quantity.key() + "' is always 0 or 1", ""));
        }
    }
}
