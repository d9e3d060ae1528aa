/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rates of a graph, one for every configuration of a behaviour's conditions that some outcome reaches, and which of them
 * an outcome asks. Immutable.
 *
 * <p>An outcome is an array with a 1 for each behaviour that happened, by the behaviour's index; of the rate of a behaviour it
 * need only hold the behaviours before it.
 */
final class Configurations {

    private final int[][] requires; // (behaviours, required)
    private final int[][] given; // (behaviours, given)
    private final int[][] rateOf; // (behaviours, configurations)
    private final List<Rate> rates = new ArrayList<>();

    Configurations(BehaviorGraph graph) {
        int n = graph.behaviors().size();
        requires = new int[n][];
        given = new int[n][];
        rateOf = new int[n][];
        for (int b = 0; b < n; b++) {
            Behavior behavior = graph.behaviors().get(b);
            requires[b] = behavior.requires().stream().mapToInt(graph::indexOf).toArray();
            given[b] = behavior.given().stream().mapToInt(graph::indexOf).toArray();
            rateOf[b] = new int[1 << given[b].length];
            addRates(behavior, b);
        }
    }

    /** The rates: behaviours in order, and within one "happened" before "did not". */
    List<Rate> rates() {
        return List.copyOf(rates);
    }

    /** The number of behaviours. */
    int behaviors() {
        return requires.length;
    }

    /** Whether all that behaviour {@code b} requires happened. */
    boolean isPossible(int b, byte[] outcome) {
        for (int parent : requires[b]) {
            if (outcome[parent] == 0) {
                return false;
            }
        }
        return true;
    }

    /** The rate of behaviour {@code b}, which must be possible. */
    int rateOf(int b, byte[] outcome) {
        return rateOf[b][configuration(b, outcome)];
    }

    /** Outcomes of the given behaviours as bits, the first the highest, a 1 where it did not happen. */
    private int configuration(int b, byte[] outcome) {
        int bits = 0;
        for (int parent : given[b]) {
            bits = 2 * bits + (1 - outcome[parent]);
        }
        return bits;
    }

    private void addRates(Behavior behavior, int b) {
        BitSet reachable = new BitSet();
        reach(0, b, new byte[b], reachable);
        for (int bits = reachable.nextSetBit(0); bits >= 0; bits = reachable.nextSetBit(bits + 1)) {
            List<Condition> conditions = new ArrayList<>();
            behavior.requires().forEach(parent -> conditions.add(new Condition(parent, true)));
            for (int i = 0; i < given[b].length; i++) {
                boolean happened = (bits >> (given[b].length - 1 - i) & 1) == 0;
                Condition condition = new Condition(behavior.given().get(i), happened);
                if (!conditions.contains(condition)) {
                    conditions.add(condition);
                }
            }
            rateOf[b][bits] = rates.size();
            rates.add(new Rate(rates.size(), behavior.name(), conditions));
        }
    }

    /** Notes the configuration of {@code b} in every outcome of the behaviours before it, from {@code at} on. */
    private void reach(int at, int b, byte[] outcome, BitSet reachable) {
        if (at == b) {
            if (isPossible(b, outcome)) {
                reachable.set(configuration(b, outcome));
            }
            return;
        }
        for (int happened = isPossible(at, outcome) ? 1 : 0; happened >= 0; happened--) {
            outcome[at] = (byte) happened;
            reach(at + 1, b, outcome, reachable);
        }
    }
}
