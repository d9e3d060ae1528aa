/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entirespace.model.tower.HeadPlace;

/**
 * Hands on what earlier heads read to the heads that follow them.
 *
 * <pre>
 *   q_h                         the last hidden layer of head h's tower, d wide
 *   p_f = max(0, z_f T_f + t_f) what head f hands on, for each head f that h follows
 *   z_h = attention over {q_h, p_f ...} with the maps V, K and Q of h;   z_h = q_h where h follows none
 * </pre>
 *
 * Source: Xi et al., "Modeling the Sequential Dependence among Audience Multi-step Conversions with Multi-task Learning in
 * Targeted Display Advertising" (AITM), KDD 2021, for a chain of heads; here a head may follow several. V, K and Q have biases.
 *
 * <p>Parameters, for each head that follows others: the weights (d, d), then the biases (d) of its transfers; V, K and Q side by
 * side, (d, 3 d), and their biases (3 d).
 */
final class InformationTransfer {

    private InformationTransfer() {}

    /**
     * Adds transfers and attention.
     *
     * @param tops the last hidden layer of each tower
     * @return what each head reads
     */
    static List<Span> of(Blueprint blueprint, List<Span> tops, List<HeadPlace> heads) {
        List<Span> reads = new ArrayList<>();
        for (int h = 0; h < heads.size(); h++) {
            Span own = tops.get(heads.get(h).tower());
            List<Span> earlier = heads.get(h).follows().stream().map(reads::get).toList();
            reads.add(earlier.isEmpty() ? own : attend(blueprint, "head " + h, own, earlier));
        }
        return reads;
    }

    private static Span attend(Blueprint blueprint, String name, Span own, List<Span> earlier) {
        int d = own.width();
        Span handed = blueprint.node((long) earlier.size() * d);
        List<Affine> transfers = blueprint.affine(earlier, Collections.nCopies(earlier.size(), d), handed);
        for (Affine map : transfers) {
            blueprint.name(name + ", transfer", map);
            blueprint.draw((parameters, random) -> map.draw(parameters, 2, random));
        }
        blueprint.add(new Rectified(handed, 0f));
        List<Span> set = new ArrayList<>(List.of(own));
        for (int f = 0; f < earlier.size(); f++) {
            set.add(handed.part(f * d, d));
        }
        return attention(blueprint, name, set);
    }

    private static Span attention(Blueprint blueprint, String name, List<Span> set) {
        int d = set.get(0).width();
        int weight = blueprint.reserve(3L * d * d);
        int wide = 3 * d;
        Affine maps = new Affine(weight, wide, d, wide, blueprint.reserve(wide));
        blueprint.name(name + ", attention", maps);
        blueprint.draw((parameters, random) -> maps.draw(parameters, 1, random));
        List<Span> members = new ArrayList<>();
        for (Span member : set) {
            Span projected = blueprint.node(wide);
            blueprint.add(new Dense(member, projected, maps));
            members.add(projected);
        }
        Span out = blueprint.node(d);
        blueprint.add(new Attention(members, blueprint.node(set.size()), out));
        return out;
    }
}
