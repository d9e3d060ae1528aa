/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * An event as nested choices: a decision diagram whose nodes each ask one rate, and go on where the behaviour happened or
 * where it did not. Equal continuations are one node. Immutable; {@link LinearValues} and {@link LogValues} give its nodes
 * their probabilities.
 *
 * <pre>
 *   V(n) = p_n V(yes) + q_n V(no),  V(TRUE) = 1,  V(FALSE) = 0      p_n = sigma(z_n), q_n = 1 - p_n
 * </pre>
 */
final class EventDiagram {

    /** The node of the impossible event. */
    static final int FALSE = 0;
    /** The node of the sure event. */
    static final int TRUE = 1;

    private final int[] rate; // (nodes), from 2, children before parents; the last is the root
    private final int[] yes; // (nodes)
    private final int[] no; // (nodes)

    /**
     * A diagram.
     *
     * @param choices its nodes from number {@link #TRUE} + 1, children before parents, the root last; empty when it is sure
     */
    EventDiagram(List<Choice> choices) {
        rate = new int[choices.size() + 2];
        yes = new int[rate.length];
        no = new int[rate.length];
        for (int n = 2; n < rate.length; n++) {
            Choice choice = choices.get(n - 2);
            rate[n] = choice.rate();
            yes[n] = choice.yes();
            no[n] = choice.no();
        }
    }

    /**
     * One node.
     *
     * @param rate the rate asked
     * @param yes the node that follows where the behaviour happened
     * @param no the node that follows where it did not
     */
    record Choice(int rate, int yes, int no) {}

    /** The node of the event itself; all others have smaller numbers, children before parents. */
    int root() {
        return rate.length - 1;
    }

    /** The rate that a node asks. */
    int rate(int node) {
        return rate[node];
    }

    /** The node that follows where the behaviour happened. */
    int yes(int node) {
        return yes[node];
    }

    /** The node that follows where it did not. */
    int no(int node) {
        return no[node];
    }

    /** The ways to the event, "happened" before "did not"; as many as there are, so for people only. */
    List<List<Literal>> paths() {
        List<List<Literal>> paths = new ArrayList<>();
        collectPaths(root(), List.of(), paths);
        return paths;
    }

    private void collectPaths(int node, List<Literal> before, List<List<Literal>> paths) {
        if (node == TRUE) {
            paths.add(before);
        } else if (node != FALSE) {
            collectPaths(yes[node], with(before, new Literal(rate[node], true)), paths);
            collectPaths(no[node], with(before, new Literal(rate[node], false)), paths);
        }
    }

    private static List<Literal> with(List<Literal> before, Literal last) {
        List<Literal> longer = new ArrayList<>(before);
        longer.add(last);
        return longer;
    }
}
