/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;

/**
 * What a pass does: layers in order, over nodes. Immutable, shared by passes.
 *
 * @param nodes the width of each node, of which the first is the input and the second the logits
 * @param kept the width of what layers keep, by number
 * @param layers the layers, forward in this order and backward in the reverse
 * @param draws what sets the parameters at the start, in order; parameters that none of them sets start at zero
 * @param gauges what can be watched
 * @param names what the parameters are, each in one block
 * @param parameters the number of parameters
 */
record Plan(
        List<Integer> nodes,
        List<Integer> kept,
        List<Layer> layers,
        List<Draw> draws,
        List<Gauge> gauges,
        List<NamedBlock> names,
        int parameters) {

    Plan {
        nodes = List.copyOf(nodes);
        kept = List.copyOf(kept);
        layers = List.copyOf(layers);
        draws = List.copyOf(draws);
        gauges = List.copyOf(gauges);
        names = List.copyOf(names);
    }
}
