/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.entirespace.core.graph.EventDiagram.Choice;

/**
 * Builds the diagrams of events by walking the outcomes of a graph once, when it is compiled. Not for sharing by threads.
 *
 * <p>Nodes are numbered children first, and two nodes with the same rate and the same continuations are one; a choice whose
 * continuations are the same is none. So whatever an event does not depend on vanishes from its diagram.
 */
final class EventCompiler {

    private static final byte OPEN = -1;

    private final Configurations configurations;
    private final List<Choice> choices = new ArrayList<>(); // of node 2, 3, ...
    private final Map<Choice, Integer> nodes = new HashMap<>();

    EventCompiler(Configurations configurations) {
        this.configurations = configurations;
    }

    /**
     * The node of an event.
     *
     * @param wanted the outcome of each behaviour that the event fixes
     */
    int event(Map<Integer, Boolean> wanted) {
        return walk(0, new byte[configurations.behaviors()], outcomes(wanted));
    }

    /**
     * The node of an event once everything up to behaviour {@code space} is known, and this happened; empty where it depends
     * on what came before.
     */
    OptionalInt continuation(int space, Map<Integer, Boolean> wanted) {
        BitSet found = new BitSet();
        continueFrom(0, space, new byte[configurations.behaviors()], outcomes(wanted), found);
        return found.cardinality() == 1 ? OptionalInt.of(found.nextSetBit(0)) : OptionalInt.empty();
    }

    private void continueFrom(int b, int space, byte[] outcome, byte[] wanted, BitSet found) {
        if (b > space) {
            found.set(walk(b, outcome, wanted));
            return;
        }
        for (int happened = configurations.isPossible(b, outcome) ? 1 : 0;
                happened >= (b == space ? 1 : 0);
                happened--) {
            outcome[b] = (byte) happened;
            continueFrom(b + 1, space, outcome, wanted, found);
        }
    }

    private int walk(int b, byte[] outcome, byte[] wanted) {
        if (b == configurations.behaviors()) {
            return EventDiagram.TRUE;
        }
        boolean possible = configurations.isPossible(b, outcome);
        int rate = possible ? configurations.rateOf(b, outcome) : -1;
        int yes = possible ? follow(b, 1, outcome, wanted) : EventDiagram.FALSE;
        int no = follow(b, 0, outcome, wanted);
        return possible ? node(new Choice(rate, yes, no)) : no;
    }

    private int follow(int b, int happened, byte[] outcome, byte[] wanted) {
        if (wanted[b] != OPEN && wanted[b] != happened) {
            return EventDiagram.FALSE;
        }
        outcome[b] = (byte) happened;
        return walk(b + 1, outcome, wanted);
    }

    private int node(Choice choice) {
        if (choice.yes() == choice.no()) {
            return choice.yes();
        }
        return nodes.computeIfAbsent(choice, added -> {
            choices.add(added);
            return choices.size() + 1;
        });
    }

    private byte[] outcomes(Map<Integer, Boolean> wanted) {
        byte[] outcomes = new byte[configurations.behaviors()];
        java.util.Arrays.fill(outcomes, OPEN);
        wanted.forEach((b, happened) -> outcomes[b] = (byte) (happened ? 1 : 0));
        return outcomes;
    }

    /** The choice that a node makes, which must be neither of the terminal ones. */
    Choice choice(int node) {
        return choices.get(node - 2);
    }

    /** The diagram below a node. */
    EventDiagram diagram(int root) {
        BitSet reachable = new BitSet();
        collect(root, reachable);
        int[] renumbered = new int[choices.size() + 2];
        renumbered[EventDiagram.TRUE] = EventDiagram.TRUE;
        List<Choice> own = new ArrayList<>();
        for (int node = reachable.nextSetBit(0); node >= 0; node = reachable.nextSetBit(node + 1)) {
            Choice choice = choice(node);
            renumbered[node] = own.size() + 2;
            own.add(new Choice(choice.rate(), renumbered[choice.yes()], renumbered[choice.no()]));
        }
        return new EventDiagram(own);
    }

    private void collect(int node, BitSet reachable) {
        if (node > EventDiagram.TRUE && !reachable.get(node)) {
            reachable.set(node);
            collect(choice(node).yes(), reachable);
            collect(choice(node).no(), reachable);
        }
    }
}
