/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.List;
import java.util.Map;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.data.plan.FieldPlan;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;
import org.entirespace.train.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/** Rules of slices: fields that every recipe has, with few values. */
final class SliceCheck {

    private SliceCheck() {}

    static void check(Node experiment, RecipeFiles recipes, Problems problems) {
        for (Node slice : experiment.at("judging").at("slices").texts()) {
            for (Map.Entry<String, Recipe> recipe : recipes.sound().entrySet()) {
                check(slice, recipe.getKey(), recipe.getValue(), problems);
            }
        }
    }

    private static void check(Node slice, String path, Recipe recipe, Problems problems) {
        String name = slice.value().asString();
        Map<String, FieldPlan> fields = recipe.log().fields();
        @Nullable FieldPlan field = fields.get(name);
        if (field == null) {
            problems.atValue(
                    slice, path + ": no field '" + name + "'", Suggestion.hint(name, List.copyOf(fields.keySet())));
        } else if (!hasFewValues(field)) {
            problems.atValue(
                    slice,
                    path + ": field '" + name + "' has too many values to slice by",
                    "slice by a number in buckets, or by a category with a vocabulary");
        }
    }

    private static boolean hasFewValues(FieldPlan field) {
        return field.kind() == FieldKind.NUMERIC
                ? field.encoding() == Encoding.BUCKETS
                : field.kind() == FieldKind.CATEGORICAL && field.encoding() != Encoding.HASH;
    }
}
