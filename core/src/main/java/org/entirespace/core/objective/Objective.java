/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.LossTerm;

/**
 * What the heads of a network are fitted to. Immutable.
 *
 * <pre>
 *   L = sum_t w_t * mean_i loss_t(i)      the mean of each term is over the samples that count for it
 * </pre>
 *
 * @param heads the graph's heads, and those that only this objective reads
 * @param composed cross-entropies of composed probabilities; the first terms of every array over terms
 * @param single terms of single heads; the terms after them
 */
public record Objective(Heads heads, List<LossTerm> composed, List<HeadTerm> single) {

    /** Checks that every term can be computed. */
    public Objective {
        composed = List.copyOf(composed);
        single = List.copyOf(single);
        if (composed.isEmpty() && single.isEmpty()) {
            throw new IllegalArgumentException("an objective needs at least one term");
        }
        for (HeadTerm term : single) {
            term.on(heads);
        }
    }

    /** Cross-entropies of composed probabilities alone. */
    public static Objective of(CompiledGraph graph, List<LossTerm> terms) {
        return new Objective(Heads.of(graph, List.of()), terms, List.of());
    }

    /** The graph. */
    public CompiledGraph graph() {
        return heads.graph();
    }

    /** The heads beyond the graph's rates. */
    public List<String> auxiliaryHeads() {
        return heads.names().subList(graph().rates().size(), heads.count());
    }

    /** The number of terms. */
    public int terms() {
        return composed.size() + single.size();
    }

    /** What the terms are called, in their order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        composed.forEach(term -> names.add(graph().graph().displayName(term.quantity())));
        single.forEach(term -> names.add(term.name()));
        return names;
    }

    /** The weights of the terms, in their order. */
    public double[] weights() {
        double[] weights = new double[terms()];
        for (int t = 0; t < weights.length; t++) {
            weights[t] = t < composed.size()
                    ? composed.get(t).weight()
                    : single.get(t - composed.size()).weight();
        }
        return weights;
    }

    /** This objective with further terms. */
    public Objective and(List<HeadTerm> more) {
        List<HeadTerm> all = new ArrayList<>(single);
        all.addAll(more);
        return new Objective(heads, composed, all);
    }
}
