/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The label of a behaviour that happened where any of some others did.
 *
 * <p>It is observed where all its members are, whatever happened. Where one member is positive and another not yet known the
 * union is known to be positive too; but the rows beside it, whose first member is negative, are not known, so that to keep such
 * positives would raise the union's rate.
 *
 * @param index the behaviour's place in the plan, from 0
 * @param behavior the behaviour
 * @param members the rules of its members, all earlier ones
 */
record UnionRule(int index, String behavior, List<LabelRule> members) implements LabelRule {

    /** Rejects a union of nothing. */
    UnionRule {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("behavior '" + behavior + "' is a union of nothing");
        }
    }

    /** The rule of a union of {@code earlier} behaviours. */
    static UnionRule of(Map<String, LabelRule> earlier, String name, List<String> members) {
        for (String member : members) {
            if (!earlier.containsKey(member)) {
                throw new IllegalArgumentException("behavior '" + name + "' is any of '" + member
                        + "': expected one of " + earlier.keySet() + ", which stand before it");
            }
        }
        return new UnionRule(
                earlier.size(),
                name,
                members.stream()
                        .map(member -> Objects.requireNonNull(earlier.get(member)))
                        .toList());
    }

    @Override
    public String code(LogShape shape, long observedUntil) {
        return "CASE WHEN " + any(-1) + " THEN -1 WHEN " + any(1) + " THEN 1 ELSE 0 END";
    }

    private String any(int code) {
        return members.stream()
                .map(member -> "l" + member.index() + " = " + code)
                .collect(Collectors.joining(" OR "));
    }
}
