/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.entirespace.core.graph.EventDiagram.Choice;

/**
 * Two diagrams whose probabilities stand in the proportion p : 1 - p, where p is {@code p(goal | space)}. Immutable.
 *
 * <p>They are {@code (goal, space)} and {@code (not goal, space)} without what both have in common, so that a conditional does
 * not depend on heads that it does not need: pCVR has no factor pCTR, and the rate of a behaviour given the last step alone
 * is that step's head.
 *
 * @param happened the event
 * @param not its complement within the space
 * @param complete whether the two sum to one, so that {@code happened} is p itself; true for every marginal
 */
record Odds(EventDiagram happened, EventDiagram not, boolean complete) {

    /** The odds of a marginal; {@code goal} is the behaviour's index. */
    static Odds ofMarginal(EventCompiler compiler, int goal) {
        return of(compiler, compiler.event(Map.of(goal, true)), compiler.event(Map.of(goal, false)), true);
    }

    /**
     * The odds of a conditional; {@code goal} and {@code space} are indices.
     *
     * @throws IllegalArgumentException when it is always 0 or 1; begins with {@code what}
     */
    static Odds ofConditional(EventCompiler compiler, int goal, int space, String what) {
        if (goal > space) {
            OptionalInt happened = compiler.continuation(space, Map.of(goal, true));
            OptionalInt not = compiler.continuation(space, Map.of(goal, false));
            if (happened.isPresent() && not.isPresent()) {
                return of(compiler, happened.getAsInt(), not.getAsInt(), true);
            }
        }
        int happened = compiler.event(Map.of(goal, true, space, true));
        int not = compiler.event(Map.of(goal, false, space, true));
        if (happened == EventDiagram.FALSE || not == EventDiagram.FALSE) {
            throw new IllegalArgumentException(
                    what + " is " + (happened == EventDiagram.FALSE ? "always 0" : "always 1"));
        }
        int reached = compiler.event(Map.of(space, true));
        while (beginAlike(compiler, happened, not)) {
            happened = compiler.choice(happened).yes();
            not = compiler.choice(not).yes();
            reached = compiler.choice(reached).yes();
        }
        return of(compiler, happened, not, reached == EventDiagram.TRUE);
    }

    /** Memory for either side of any of {@code odds}. */
    static EventValue value(List<Odds> odds) {
        return new EventValue(
                odds.stream().flatMap(o -> Stream.of(o.happened, o.not)).toList());
    }

    /**
     * Whether both events need the same behaviour to happen first, and so the space does. That both need it not to happen
     * cannot be, since a space is something that happened.
     */
    private static boolean beginAlike(EventCompiler compiler, int happened, int not) {
        if (happened <= EventDiagram.TRUE || not <= EventDiagram.TRUE) {
            return false;
        }
        Choice one = compiler.choice(happened);
        Choice other = compiler.choice(not);
        return one.rate() == other.rate() && one.no() == EventDiagram.FALSE && other.no() == EventDiagram.FALSE;
    }

    private static Odds of(EventCompiler compiler, int happened, int not, boolean complete) {
        return new Odds(compiler.diagram(happened), compiler.diagram(not), complete);
    }
}
