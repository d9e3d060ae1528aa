/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entirespace.data.sample.Manifest;
import org.entirespace.train.recipe.Recipe;

/** All that decides the bits of a network's run, by name: what a checkpoint must have been made from to be gone on from. */
final class RunIdentity {

    /** Facts that tell of a run, but decide nothing. */
    private static final Set<String> INCIDENTAL = Set.of("samples", "samples.created");

    private static final int LONG_VALUE = 60;
    private static final int CONTEXT = 12;

    private RunIdentity() {}

    /** The facts of a run; those of its provenance, and the forms that the bundle's manifest has elsewhere. */
    static Map<String, String> of(Recipe recipe, Manifest samples, double share, String engine) {
        Map<String, String> facts = new LinkedHashMap<>(Provenance.of(recipe, samples, share, engine));
        facts.keySet().removeAll(INCIDENTAL);
        facts.put("precision", recipe.training().precision().toString());
        facts.put("graph", recipe.graph().toString());
        facts.put("network", recipe.networkOptions().toString());
        facts.put("collapse", recipe.training().collapse().toString());
        return facts;
    }

    /** What differs, each in words; empty where nothing does. */
    static List<String> differences(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(before.keySet());
        List<String> found = new ArrayList<>();
        for (String name : names) {
            String then = before.getOrDefault(name, "nothing");
            String value = now.getOrDefault(name, "nothing");
            if (!then.equals(value)) {
                int from = then.length() + value.length() <= 2 * LONG_VALUE ? 0 : firstDifference(then, value);
                found.add(name + " was " + excerpt(then, from) + ", is " + excerpt(value, from));
            }
        }
        return found;
    }

    private static int firstDifference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return Math.max(0, at - CONTEXT);
    }

    private static String excerpt(String value, int from) {
        int to = Math.min(value.length(), from + LONG_VALUE);
        return (from > 0 ? "..." : "") + value.substring(Math.min(from, to), to) + (to < value.length() ? "..." : "");
    }
}
