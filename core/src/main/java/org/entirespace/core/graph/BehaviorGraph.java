/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small Bayesian network over binary behaviours, rooted at the impression, as declared. Not yet executable: {@link
 * CompiledGraph} derives rates, probabilities and loss terms from it.
 *
 * @param name the graph's name
 * @param behaviors its behaviours; kept in topological order, otherwise as declared
 * @param aliases the field's names for some quantities, such as {@code purchase|click -> CVR}, by {@link Quantity#key}
 */
public record BehaviorGraph(String name, List<Behavior> behaviors, Map<String, String> aliases) {

    /** The most behaviours of one graph; its outcomes are enumerated when it is compiled. */
    public static final int MAX_BEHAVIORS = 12;

    /**
     * Checks and sorts the behaviours.
     *
     * @throws IllegalArgumentException when a name is declared twice, unknown, or the declarations go round in a circle
     */
    public BehaviorGraph {
        if (behaviors.isEmpty() || behaviors.size() > MAX_BEHAVIORS) {
            throw new IllegalArgumentException(
                    "graph '" + name + "': " + behaviors.size() + " behaviors; expected 1 to " + MAX_BEHAVIORS);
        }
        behaviors = sorted(name, behaviors);
        aliases = checked(name, behaviors, aliases);
    }

    /** A graph without aliases. */
    public static BehaviorGraph of(String name, Behavior... behaviors) {
        return new BehaviorGraph(name, List.of(behaviors), Map.of());
    }

    /** The same graph under another name. */
    public BehaviorGraph named(String other) {
        return new BehaviorGraph(other, behaviors, aliases);
    }

    /** The names of the behaviours, in order: the label columns. */
    public List<String> behaviorNames() {
        return behaviors.stream().map(Behavior::name).toList();
    }

    /**
     * The behaviour of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Behavior behavior(String wanted) {
        return behaviors.get(indexOf(wanted));
    }

    /**
     * The position of a behaviour.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public int indexOf(String behavior) {
        for (int i = 0; i < behaviors.size(); i++) {
            if (behaviors.get(i).name().equals(behavior)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "graph '" + name + "' has no behavior '" + behavior + "'; it has " + behaviorNames());
    }

    /** All behaviours without which this one cannot happen, directly or not, in topological order. */
    public List<String> ancestorsRequiredBy(String behavior) {
        Set<String> found = new HashSet<>(behavior(behavior).requires());
        for (int i = behaviors.size() - 1; i >= 0; i--) {
            if (found.contains(behaviors.get(i).name())) {
                found.addAll(behaviors.get(i).requires());
            }
        }
        return behaviorNames().stream().filter(found::contains).toList();
    }

    /** Whether a behaviour has no condition and no other can happen without it: a click, where all else follows clicks. */
    public boolean opensAll(String behavior) {
        return parents(behavior(behavior)).isEmpty()
                && behaviorNames().stream()
                        .allMatch(other -> other.equals(behavior)
                                || ancestorsRequiredBy(other).contains(behavior));
    }

    /** What people call a quantity: its alias, or {@code p(goal)}, or {@code p(goal|space)}. */
    public String displayName(Quantity quantity) {
        String alias = aliases.get(quantity.key());
        return alias != null ? alias : "p(" + quantity.key() + ")";
    }

    private static List<Behavior> sorted(String graph, List<Behavior> declared) {
        Map<String, Behavior> byName = new LinkedHashMap<>();
        for (Behavior behavior : declared) {
            if (byName.put(behavior.name(), behavior) != null) {
                throw new IllegalArgumentException(
                        "graph '" + graph + "': behavior '" + behavior.name() + "' is declared twice");
            }
        }
        for (Behavior behavior : declared) {
            for (String other : parents(behavior)) {
                if (!byName.containsKey(other)) {
                    throw new IllegalArgumentException("graph '" + graph + "': behavior '" + behavior.name()
                            + "' names '" + other + "', which is not declared; declared are " + byName.keySet());
                }
            }
        }
        Set<String> done = new LinkedHashSet<>();
        List<Behavior> order = new ArrayList<>();
        while (order.size() < declared.size()) {
            int before = order.size();
            for (Behavior behavior : declared) {
                if (!done.contains(behavior.name()) && done.containsAll(parents(behavior))) {
                    done.add(behavior.name());
                    order.add(behavior);
                    break;
                }
            }
            if (order.size() == before) {
                Set<String> circle = new LinkedHashSet<>(byName.keySet());
                circle.removeAll(done);
                throw new IllegalArgumentException(
                        "graph '" + graph + "': behaviors " + circle + " depend on each other in a circle");
            }
        }
        return List.copyOf(order);
    }

    private static Map<String, String> checked(String graph, List<Behavior> behaviors, Map<String, String> aliases) {
        Set<String> names = new HashSet<>(Set.of(Space.ENTIRE.name()));
        behaviors.forEach(b -> names.add(b.name()));
        Map<String, String> byKey = new TreeMap<>();
        for (var alias : aliases.entrySet()) {
            Quantity quantity = Quantity.parse(alias.getKey());
            if (!names.contains(quantity.goal())
                    || !names.contains(quantity.space().name())) {
                throw new IllegalArgumentException(
                        "graph '" + graph + "': alias of '" + alias.getKey() + "', which names an unknown behavior");
            }
            byKey.put(quantity.key(), alias.getValue());
        }
        return Collections.unmodifiableMap(byKey);
    }

    private static Set<String> parents(Behavior behavior) {
        Set<String> parents = new LinkedHashSet<>(behavior.requires());
        parents.addAll(behavior.given());
        return parents;
    }
}
