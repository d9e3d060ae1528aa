/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A node of a behaviour graph: something a user does, or does not do, after an impression. Not a line of a log, which is
 * an event.
 *
 * @param name the name, letters, digits, {@code _} and {@code -}, starting with a letter
 * @param requires the behaviours without which this one cannot happen (structural zeros)
 * @param given the behaviours on whose outcome the rate of this one depends
 */
public record Behavior(String name, List<String> requires, List<String> given) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** Checks the names; whether they exist is the graph's to know. */
    public Behavior {
        Objects.requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "behavior '" + name + "': a name starts with a letter and has letters, digits, '_' and '-' only");
        }
        if (name.equals(Space.ENTIRE.name())) {
            throw new IllegalArgumentException("behavior '" + name + "': this name stands for the entire space");
        }
        requires = distinct(name, "requires", requires);
        given = distinct(name, "given", given);
    }

    private static List<String> distinct(String name, String key, List<String> others) {
        var seen = new HashSet<String>();
        for (String other : others) {
            if (other.equals(name)) {
                throw new IllegalArgumentException("behavior '" + name + "': '" + key + "' names itself");
            }
            if (!seen.add(other)) {
                throw new IllegalArgumentException(
                        "behavior '" + name + "': '" + key + "' names '" + other + "' twice");
            }
        }
        return List.copyOf(others);
    }

    /** A behaviour that may follow the impression at once. */
    public static Behavior of(String name) {
        return new Behavior(name, List.of(), List.of());
    }

    /** This behaviour, possible only after {@code others}. */
    public Behavior requiring(String... others) {
        return new Behavior(name, List.of(others), given);
    }

    /** This behaviour, with one rate for every outcome of {@code others}. */
    public Behavior givenOutcomeOf(String... others) {
        return new Behavior(name, requires, List.of(others));
    }
}
