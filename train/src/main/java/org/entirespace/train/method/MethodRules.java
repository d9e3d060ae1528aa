/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entirespace.train.document.DocumentMapper;
import org.entirespace.train.document.KeyRules;
import org.entirespace.trees.TreesOptions;

/** What types alone do not say about the keys of a method, wherever a document has one. */
public final class MethodRules {

    private static final int LARGEST = 100_000_000;

    private final KeyRules keys;
    private final String path;

    private MethodRules(KeyRules keys, String path) {
        this.keys = keys;
        this.path = path;
    }

    /** The records of a method; every component of theirs has a default. */
    public static List<Class<?>> records() {
        return List.of(MethodPlan.class, SharingPlan.class, ConstraintPlan.class, WeightingPlan.class, TreesPlan.class);
    }

    /**
     * Adds ranges.
     *
     * @param keys the rules of the schema
     * @param path the path of the method in it
     */
    public static void applyTo(KeyRules keys, String path) {
        var rules = new MethodRules(keys, path + ".");
        rules.fitting();
        rules.sharing();
        rules.trees();
    }

    /** Notes the defaults that hold where no model is named. */
    public static void noteDefaults(KeyRules keys, String path) {
        Set<String> nested = Stream.of("sharing", "constraint", "weighting", "trees")
                .map(section -> path + "." + section)
                .collect(Collectors.toSet());
        keys.defaults(path, DocumentMapper.json().valueToTree(MethodPlan.defaults()), nested, Set.of());
    }

    private void fitting() {
        rule("positive_weight", "{'minimum': 1}");
        rule("missing_share", "{'minimum': 0, 'maximum': 1}");
        rule("propensity_floor", "{'exclusiveMinimum': 0, 'maximum': 1}");
        for (String weight : new String[] {"risk_weight", "joint_weight", "complement_weight", "constraint.strength"}) {
            rule(weight, "{'minimum': 0}");
        }
    }

    private void sharing() {
        whole("sharing.experts", 256);
        whole("sharing.own_experts", 256);
        whole("sharing.levels", 16);
        rule("sharing.widths", "{'minItems': 1, 'maxItems': 16}");
        whole("sharing.widths.[]", 65536);
        rule("weighting.learning_rate", "{'exclusiveMinimum': 0}");
        rule("weighting.restoring", "{'minimum': 0}");
    }

    private void trees() {
        whole("trees.rounds", 100_000);
        whole("trees.depth", TreesOptions.MAX_DEPTH);
        whole("trees.min_samples", LARGEST);
        whole("trees.patience", 100_000);
        for (String share : new String[] {"learning_rate", "row_share", "column_share"}) {
            rule("trees." + share, "{'exclusiveMinimum': 0, 'maximum': 1}");
        }
    }

    private void whole(String key, long most) {
        keys.whole(path + key, 1, most);
    }

    private void rule(String key, String keywords) {
        keys.rule(path + key, keywords);
    }
}
