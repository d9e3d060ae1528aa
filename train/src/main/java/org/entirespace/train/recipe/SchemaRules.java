/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.Set;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.train.document.KeyRules;
import org.entirespace.train.document.TextForm;
import org.entirespace.train.method.MethodRules;
import org.entirespace.train.method.ModelCatalog;
import tools.jackson.databind.node.ObjectNode;

/**
 * What types alone do not say about the keys of a recipe: ranges, forms, lengths, defaults. A table by key path, where
 * {@code *} stands for any name and {@code []} for any item.
 */
final class SchemaRules {

    private static final int LARGEST = 100_000_000;

    /** Keys whose values are records with defaults of their own. */
    private static final Set<String> NESTED =
            Set.of("training.early_stopping", "training.collapse", "training.embedding_optimizer");

    private final KeyRules keys;

    private SchemaRules(KeyRules keys) {
        this.keys = keys;
    }

    /** Adds the rules to a generated schema. */
    static void applyTo(ObjectNode schema) {
        var rules = new SchemaRules(new KeyRules(schema));
        rules.log();
        rules.features();
        rules.graph();
        rules.model();
        rules.defaults();
    }

    private void log() {
        keys.rule("impressions.time_unit", "{'default': 'timestamp'}");
        keys.rule("impressions.repeats", "{'default': 'each'}");
        keys.rule("events.time_unit", "{'default': 'timestamp'}");
        keys.rule("behaviors.*.follows", "{'default': 'impression'}");
        keys.rule("behaviors.*.timing", "{'default': 'after'}");
        keys.rule("behaviors.*.credit", "{'default': 'last'}");
        keys.text("name", TextForm.FREE_NAME);
        keys.names("sources", TextForm.SQL_NAME);
        keys.list("sources.*.files", TextForm.SOME_TEXT);
        keys.text("sources.*.columns.*", TextForm.SOME_TEXT);
        keys.rule("sources.*.delimiter", "{'minLength': 1, 'maxLength': 4}");
        keys.form("views", TextForm.SQL_NAME);
        keys.text("views.*", TextForm.SOME_TEXT);
        for (String side : new String[] {"impressions", "events"}) {
            keys.list(side + ".key", TextForm.SOME_TEXT);
            keys.text(side + ".time", TextForm.SOME_TEXT);
            keys.text(side + ".sequence", TextForm.SOME_TEXT);
        }
        keys.text("impressions.group", TextForm.SOME_TEXT);
        keys.text("impressions.id", TextForm.SOME_TEXT);
        keys.list("impressions.request", TextForm.SOME_TEXT);
        keys.text("events.type", TextForm.SOME_TEXT);
        keys.names("behaviors", TextForm.NAME);
        keys.list("behaviors.*.events", TextForm.SOME_TEXT);
        keys.list("behaviors.*.any_of", TextForm.SOME_TEXT);
        keys.list("behaviors.*.key", TextForm.SOME_TEXT);
        keys.text("behaviors.*.window", TextForm.DURATION);
        keys.text("split.time", TextForm.SOME_TEXT);
        keys.list("split.by", TextForm.SOME_TEXT);
        keys.rule("split.validation", "{'minimum': 0, 'exclusiveMaximum': 1}");
        keys.rule("split.test", "{'minimum': 0, 'exclusiveMaximum': 1}");
        keys.text("split.negative_sampling.behavior", TextForm.SOME_TEXT);
        keys.rule("split.negative_sampling.rate", "{'exclusiveMinimum': 0, 'maximum': 1}");
        keys.rule("quality.max_rejected_share", "{'minimum': 0, 'maximum': 1, 'default': 0.001}");
    }

    private void features() {
        keys.form("history", TextForm.FREE_NAME);
        keys.list("history.*.events", TextForm.SOME_TEXT);
        keys.list("history.*.by", TextForm.SOME_TEXT);
        keys.text("history.*.window", TextForm.DURATION);
        keys.names("fields", TextForm.FREE_NAME);
        keys.text("fields.*.column", TextForm.SOME_TEXT);
        keys.whole("fields.*.buckets", 1, LARGEST);
        keys.whole("fields.*.min_count", 1, LARGEST);
        keys.rule("fields.*.min_count", "{'default': 1}");
        keys.whole("fields.*.max_size", 1, LARGEST);
        keys.rule("fields.*.max_size", "{'default': 1000000}");
        keys.rule("fields.*.pooling", "{'default': 'mean'}");
    }

    private void graph() {
        keys.words("model", ModelCatalog.models().keySet());
        keys.text("graph.name", TextForm.FREE_NAME);
        OwnGraph.applyRules(keys, "graph");
    }

    private void model() {
        keys.whole("network.embedding", 1, 4096);
        keys.whole("network.embeddings.*", 1, 4096);
        keys.rule("network.tower", "{'minItems': 1, 'maxItems': 16}");
        keys.whole("network.tower.[]", 1, 65536);
        keys.rule("network.dropout", "{'minimum': 0, 'exclusiveMaximum': 1}");
        MethodRules.applyTo(keys, "method");
        keys.whole("training.epochs", 1, 100_000);
        keys.whole("training.batch_size", 1, LARGEST);
        keys.rule("training.learning_rate", "{'exclusiveMinimum': 0}");
        keys.rule("training.embedding_learning_rate", "{'exclusiveMinimum': 0}");
        keys.rule("training.embedding_optimizer.beta", "{'exclusiveMinimum': 0}");
        keys.rule("training.embedding_optimizer.l1", "{'minimum': 0}");
        keys.rule("training.embedding_optimizer.l2", "{'minimum': 0}");
        keys.whole("training.embedding_optimizer.admit_after", 0, Short.MAX_VALUE);
        keys.whole("training.embedding_optimizer.evict_after", 0, Integer.MAX_VALUE);
        keys.whole("training.seed", 0, Long.MAX_VALUE);
        keys.whole("training.threads", 1, 1024);
        keys.whole("training.slices", 1, 1024);
        keys.rule("training.weights.*", "{'minimum': 0}");
        keys.whole("training.early_stopping.patience", 1, 100_000);
        keys.rule("training.collapse.drift", "{'exclusiveMinimum': 1}");
        keys.rule("evaluation.quantities", "{'minItems': 1}");
        keys.whole("evaluation.bootstrap", 0, 100_000);
        keys.rule("evaluation.confidence", "{'exclusiveMinimum': 0, 'exclusiveMaximum': 1}");
        keys.whole("evaluation.calibration_bins", 1, 1000);
    }

    /** Defaults of the records, without those that follow from the rest of the recipe or from the machine. */
    private void defaults() {
        MethodRules.noteDefaults(keys, "method");
        RecipeDefaults.of(GraphCatalog.esmm())
                .forEach((section, values) -> keys.defaults(section, values, NESTED, RecipeDefaults.DEPENDENT));
    }
}
