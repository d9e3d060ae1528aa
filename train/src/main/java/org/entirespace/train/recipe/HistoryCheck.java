/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** Rules of the history features, each of which becomes a column of the samples. */
final class HistoryCheck {

    private HistoryCheck() {}

    static void check(Node recipe, Problems problems) {
        List<Node> taken = columns(recipe);
        for (Node feature : recipe.at("history").members()) {
            Windows.check(feature.at("window"), problems);
            taken.stream()
                    .filter(other -> name(other).equalsIgnoreCase(feature.key()))
                    .findFirst()
                    .ifPresent(other -> problems.atKey(
                            feature,
                            "the name '" + name(other) + "' is taken by " + other.path(),
                            "give the feature another name"));
        }
    }

    /** What else names a column of the samples. */
    private static List<Node> columns(Node recipe) {
        Node impressions = recipe.at("impressions");
        List<Node> columns = new ArrayList<>(impressions.at("key").texts());
        for (String key : List.of("time", "sequence", "group", "request")) {
            columns.addAll(impressions.at(key).texts());
        }
        columns.addAll(recipe.at("split").at("time").texts());
        columns.addAll(recipe.at("split").at("by").texts());
        columns.addAll(recipe.at("behaviors").members());
        return columns;
    }

    private static String name(Node column) {
        return column.text().orElse(column.key());
    }
}
