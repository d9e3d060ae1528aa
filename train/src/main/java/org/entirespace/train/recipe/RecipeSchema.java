/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.train.document.RecordSchema;
import org.entirespace.train.method.MethodRules;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schema of a recipe, generated from the records that a recipe becomes. It knows keys, types, ranges and forms;
 * what the keys say about each other is checked by {@link RecipeReader}.
 */
public final class RecipeSchema {

    private RecipeSchema() {}

    /** The schema as indented JSON for editors, the same bytes each time; draft 2020-12. */
    public static String text() {
        return RecordSchema.text(generate());
    }

    /** The schema as a tree of the caller's own. */
    static ObjectNode generate() {
        ObjectNode schema = RecordSchema.of(RecipeDocument.class, "EntireSpace recipe", defaulted());
        SchemaRules.applyTo(schema);
        return schema;
    }

    /** Records whose every component has a default. */
    private static List<Class<?>> defaulted() {
        List<Class<?>> records = new ArrayList<>(MethodRules.records());
        records.addAll(List.of(
                NetworkPlan.class,
                TrainingPlan.class,
                EmbeddingOptimizer.class,
                EarlyStopping.class,
                CollapseAlarm.class,
                EvaluationPlan.class));
        return records;
    }
}
