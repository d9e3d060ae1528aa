/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A learned leaf of a graph: how often a behaviour happens under one configuration of its conditions. One head predicts
 * its logit.
 *
 * @param index the head's index, from 0 in the graph's order
 * @param behavior the behaviour predicted
 * @param conditions what is known: first the behaviours it requires, then the outcomes of those it is given
 */
public record Rate(int index, String behavior, List<Condition> conditions) {

    /** Copies the conditions. */
    public Rate {
        conditions = List.copyOf(conditions);
    }

    /** {@code macro|click,!micro}: the behaviour and its conditions. */
    public String name() {
        return conditions.isEmpty()
                ? behavior
                : behavior + "|" + conditions.stream().map(Condition::toString).collect(Collectors.joining(","));
    }
}
