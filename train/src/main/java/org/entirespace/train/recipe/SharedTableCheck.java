/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;

/**
 * Rules of fields that read one embedding table. Whether vocabularies and boundaries are equal is known only after they are
 * fitted; the network refuses those that are not.
 */
final class SharedTableCheck {

    private final Node recipe;
    private final Problems problems;

    private SharedTableCheck(Node recipe, Problems problems) {
        this.recipe = recipe;
        this.problems = problems;
    }

    static void check(Node recipe, Problems problems) {
        if (recipe.at("fields").value().isObject()) {
            var check = new SharedTableCheck(recipe, problems);
            recipe.at("network").at("shared_embeddings").members().forEach(check::pair);
        }
    }

    private void pair(Node shared) {
        shared.text().ifPresent(owner -> {
            if (isKnown(shared, shared.key()) && isKnown(shared, owner)) {
                alike(shared, owner);
            }
        });
    }

    private boolean isKnown(Node shared, String name) {
        Node fields = recipe.at("fields");
        if (!fields.at(name).isPresent()) {
            problems.atKey(shared, "unknown field '" + name + "'", Suggestion.hint(name, fields.keys()));
            return false;
        }
        return true;
    }

    private void alike(Node shared, String owner) {
        Node all = recipe.at("network").at("shared_embeddings");
        if (all.at(owner).isPresent()) {
            problems.atKey(shared, "field '" + owner + "' has no embeddings of its own", "name the field it reads");
            return;
        }
        for (String key : List.of("encoding", "buckets")) {
            String mine = words(recipe.at("fields").at(shared.key()).at(key));
            String theirs = words(recipe.at("fields").at(owner).at(key));
            if (!mine.equals(theirs)) {
                problems.atKey(
                        shared,
                        "fields '" + shared.key() + "' and '" + owner + "' cannot share embeddings: " + key + " " + mine
                                + " and " + theirs,
                        "encode both alike");
                return;
            }
        }
        Node lengths = recipe.at("network").at("embeddings");
        if (!words(lengths.at(shared.key())).equals(words(lengths.at(owner)))) {
            problems.atKey(
                    shared,
                    "fields '" + shared.key() + "' and '" + owner + "' cannot share embeddings of unequal width",
                    "give both the same in network.embeddings");
        }
    }

    private static String words(Node node) {
        return node.isPresent() ? node.value().asString() : "by default";
    }
}
