/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.Map;
import java.util.Optional;
import org.entirespace.model.constraint.ConstraintKind;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Sharing;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.method.EmbeddingSharing;
import org.entirespace.train.method.Learner;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.MethodSection;

/** Rules between the precision of training and what is trained. */
public final class PrecisionCheck {

    private static final String TOWERS = "rectified towers that share nothing but embeddings";

    private PrecisionCheck() {}

    static void check(Node recipe, Problems problems) {
        Node precision = recipe.at("training").at("precision");
        if (precision.text().filter("bfloat16"::equalsIgnoreCase).isEmpty()) {
            return;
        }
        MethodSection.plan(recipe)
                .filter(method -> !isPlain(method) || !isPlain(recipe.at("network")))
                .ifPresent(method -> problems.atValue(precision, "bfloat16 is for " + TOWERS, "remove it"));
    }

    /**
     * Rules of a variant in another precision than its recipe's.
     *
     * @param variant what has the keys {@code precision} and {@code method}
     * @param recipes without mistakes, by path
     */
    public static void check(Node variant, Map<String, Recipe> recipes, Problems problems) {
        Node precision = variant.at("precision");
        Optional<MethodPlan> method = MethodSection.plan(variant);
        if (precision.text().filter("bfloat16"::equalsIgnoreCase).isEmpty() || method.isEmpty()) {
            return;
        }
        if (!isPlain(method.get())) {
            problems.atValue(precision, "bfloat16 is for " + TOWERS, "remove it");
        }
        recipes.forEach((path, recipe) -> {
            if (!isPlain(recipe.network())) {
                problems.atValue(precision, path + ": bfloat16 is for " + TOWERS, "");
            }
        });
    }

    private static boolean isPlain(NetworkPlan network) {
        return network.activation() == Activation.RELU
                && network.normalization() == Normalization.NONE
                && network.dropout() == 0;
    }

    private static boolean isPlain(MethodPlan method) {
        return method.learner() == Learner.NETWORK
                && method.sharing().kind() == Sharing.Kind.TOWERS
                && method.embeddings() == EmbeddingSharing.SHARED
                && method.constraint().kind() != ConstraintKind.HARD_SHARE;
    }

    private static boolean isPlain(Node network) {
        return isOrAbsent(network.at("activation"), "relu")
                && isOrAbsent(network.at("normalization"), "none")
                && network.at("dropout").number().orElse(0) == 0;
    }

    private static boolean isOrAbsent(Node choice, String word) {
        return choice.text().filter(text -> !text.equalsIgnoreCase(word)).isEmpty();
    }
}
