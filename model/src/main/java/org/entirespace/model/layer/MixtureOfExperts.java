/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.tower.DenseOptions;

/**
 * Experts that all towers read, each through a gate of its own.
 *
 * <pre>
 *   tower t reads sum_e p_e h_e(x),   p = softmax(x G_t + c_t)
 * </pre>
 *
 * Source: Ma et al., "Modeling Task Relationships in Multi-task Learning with Multi-gate Mixture-of-Experts", KDD 2018; its
 * gates have no bias c.
 */
final class MixtureOfExperts {

    private MixtureOfExperts() {}

    /**
     * Adds the experts, the gates and their mixtures.
     *
     * @param towers the heads of each tower
     * @return what each tower reads
     */
    static List<Span> of(Blueprint blueprint, DenseOptions options, List<List<Integer>> towers) {
        Span x = blueprint.whole(Tape.INPUT);
        int count = options.sharing().experts();
        List<HiddenLayers.Stack> stacks = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            stacks.add(new HiddenLayers.Stack("expert " + e, x));
        }
        List<HiddenLayers.Gate> gates = new ArrayList<>();
        for (int t = 0; t < towers.size(); t++) {
            gates.add(new HiddenLayers.Gate("gate of tower " + t, x, count));
        }
        HiddenLayers experts =
                HiddenLayers.of(blueprint, options, stacks, options.sharing().widths(), gates);
        List<Span> mixtures = new ArrayList<>();
        for (int t = 0; t < towers.size(); t++) {
            mixtures.add(mix(blueprint, experts.gates().get(t), experts.tops()));
            if (count > 1) {
                blueprint.gauge(
                        new GateEntropy("", towers.get(t), experts.gates().get(t)));
            }
        }
        if (count > 1) {
            blueprint.gauge(new ExpertSimilarity("", experts.tops()));
        }
        return mixtures;
    }

    /** Adds a mixture. */
    static Span mix(Blueprint blueprint, Span gate, List<Span> experts) {
        Span out = blueprint.node(experts.get(0).width());
        blueprint.add(new Mixture(gate, experts, out));
        return out;
    }
}
