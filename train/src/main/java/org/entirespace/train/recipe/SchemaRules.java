/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.Set;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.trees.TreesOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What types alone do not say about the keys of a recipe: ranges, forms, lengths, defaults. A table by key path, where
 * {@code *} stands for any name and {@code []} for any item.
 */
final class SchemaRules {

    private static final int LARGEST = 100_000_000;

    /** Keys whose values are records with defaults of their own. */
    private static final Set<String> NESTED = Set.of(
            "training.early_stopping",
            "training.collapse",
            "method.sharing",
            "method.constraint",
            "method.weighting",
            "method.trees");

    private final ObjectNode schema;

    private SchemaRules(ObjectNode schema) {
        this.schema = schema;
    }

    /** Adds the rules to a generated schema. */
    static void applyTo(ObjectNode schema) {
        var rules = new SchemaRules(schema);
        rules.log();
        rules.features();
        rules.graph();
        rules.model();
        rules.defaults();
    }

    private void log() {
        rule("impressions.time_unit", "{'default': 'timestamp'}");
        rule("impressions.repeats", "{'default': 'each'}");
        rule("events.time_unit", "{'default': 'timestamp'}");
        rule("behaviors.*.follows", "{'default': 'impression'}");
        rule("behaviors.*.timing", "{'default': 'after'}");
        rule("behaviors.*.credit", "{'default': 'last'}");
        text("name", TextForm.FREE_NAME);
        names("sources", TextForm.SQL_NAME);
        list("sources.*.files", TextForm.SOME_TEXT);
        text("sources.*.columns.*", TextForm.SOME_TEXT);
        rule("sources.*.delimiter", "{'minLength': 1, 'maxLength': 4}");
        form("views", TextForm.SQL_NAME);
        text("views.*", TextForm.SOME_TEXT);
        for (String side : new String[] {"impressions", "events"}) {
            list(side + ".key", TextForm.SOME_TEXT);
            text(side + ".time", TextForm.SOME_TEXT);
            text(side + ".sequence", TextForm.SOME_TEXT);
        }
        text("impressions.group", TextForm.SOME_TEXT);
        text("impressions.id", TextForm.SOME_TEXT);
        text("events.type", TextForm.SOME_TEXT);
        names("behaviors", TextForm.NAME);
        list("behaviors.*.events", TextForm.SOME_TEXT);
        list("behaviors.*.any_of", TextForm.SOME_TEXT);
        list("behaviors.*.key", TextForm.SOME_TEXT);
        text("behaviors.*.window", TextForm.DURATION);
        text("split.time", TextForm.SOME_TEXT);
        list("split.by", TextForm.SOME_TEXT);
        rule("split.validation", "{'minimum': 0, 'exclusiveMaximum': 1}");
        rule("split.test", "{'minimum': 0, 'exclusiveMaximum': 1}");
        rule("quality.max_rejected_share", "{'minimum': 0, 'maximum': 1, 'default': 0.001}");
    }

    private void features() {
        form("history", TextForm.FREE_NAME);
        list("history.*.events", TextForm.SOME_TEXT);
        list("history.*.by", TextForm.SOME_TEXT);
        text("history.*.window", TextForm.DURATION);
        names("fields", TextForm.FREE_NAME);
        text("fields.*.column", TextForm.SOME_TEXT);
        whole("fields.*.buckets", 1, LARGEST);
        whole("fields.*.min_count", 1, LARGEST);
        rule("fields.*.min_count", "{'default': 1}");
        whole("fields.*.max_size", 1, LARGEST);
        rule("fields.*.max_size", "{'default': 1000000}");
        rule("fields.*.pooling", "{'default': 'mean'}");
    }

    private void graph() {
        var names = at("model").putArray("enum");
        ModelCatalog.models().keySet().forEach(names::add);
        text("graph.name", TextForm.FREE_NAME);
        names("graph.behaviors", TextForm.NAME);
        rule("graph.behaviors", "{'maxProperties': " + BehaviorGraph.MAX_BEHAVIORS + "}");
        for (String link : new String[] {"requires", "given"}) {
            rule("graph.behaviors.*." + link, "{'type': ['string', 'array'], 'uniqueItems': true}");
        }
        form("graph.aliases", TextForm.QUANTITY);
        text("graph.aliases.*", TextForm.SOME_TEXT);
    }

    private void model() {
        whole("network.embedding", 1, 4096);
        whole("network.embeddings.*", 1, 4096);
        rule("network.tower", "{'minItems': 1, 'maxItems': 16}");
        whole("network.tower.[]", 1, 65536);
        rule("network.dropout", "{'minimum': 0, 'exclusiveMaximum': 1}");
        method();
        whole("training.epochs", 1, 100_000);
        whole("training.batch_size", 1, LARGEST);
        rule("training.learning_rate", "{'exclusiveMinimum': 0}");
        rule("training.embedding_learning_rate", "{'exclusiveMinimum': 0}");
        whole("training.seed", 0, Long.MAX_VALUE);
        whole("training.threads", 1, 1024);
        whole("training.slices", 1, 1024);
        rule("training.weights.*", "{'minimum': 0}");
        whole("training.early_stopping.patience", 1, 100_000);
        rule("training.collapse.drift", "{'exclusiveMinimum': 1}");
        rule("evaluation.quantities", "{'minItems': 1}");
        whole("evaluation.bootstrap", 0, 100_000);
        rule("evaluation.confidence", "{'exclusiveMinimum': 0, 'exclusiveMaximum': 1}");
        whole("evaluation.calibration_bins", 1, 1000);
    }

    private void method() {
        rule("method.positive_weight", "{'minimum': 1}");
        rule("method.missing_share", "{'minimum': 0, 'maximum': 1}");
        rule("method.propensity_floor", "{'exclusiveMinimum': 0, 'maximum': 1}");
        for (String weight : new String[] {"risk_weight", "joint_weight", "complement_weight", "constraint.strength"}) {
            rule("method." + weight, "{'minimum': 0}");
        }
        whole("method.sharing.experts", 1, 256);
        whole("method.sharing.own_experts", 1, 256);
        whole("method.sharing.levels", 1, 16);
        rule("method.sharing.widths", "{'minItems': 1, 'maxItems': 16}");
        whole("method.sharing.widths.[]", 1, 65536);
        rule("method.weighting.learning_rate", "{'exclusiveMinimum': 0}");
        rule("method.weighting.restoring", "{'minimum': 0}");
        trees();
    }

    private void trees() {
        whole("method.trees.rounds", 1, 100_000);
        whole("method.trees.depth", 1, TreesOptions.MAX_DEPTH);
        whole("method.trees.min_samples", 1, LARGEST);
        whole("method.trees.patience", 1, 100_000);
        for (String share : new String[] {"learning_rate", "row_share", "column_share"}) {
            rule("method.trees." + share, "{'exclusiveMinimum': 0, 'maximum': 1}");
        }
    }

    /** Defaults of the records, without those that follow from the rest of the recipe or from the machine. */
    private void defaults() {
        RecipeDefaults.of(GraphCatalog.esmm(), MethodPlan.defaults()).forEach(this::defaults);
    }

    private void defaults(String section, JsonNode values) {
        values.propertyStream().forEach(member -> {
            String path = section + "." + member.getKey();
            if (NESTED.contains(path)) {
                defaults(path, member.getValue());
            } else if (!RecipeDefaults.isDependent(path)) {
                at(path).set("default", member.getValue());
            }
        });
    }

    private void whole(String path, long least, long most) {
        rule(path, "{'minimum': " + least + ", 'maximum': " + most + "}");
    }

    private void text(String path, TextForm form) {
        at(path).put("pattern", form.pattern());
    }

    /** A list of at least one text, each once. */
    private void list(String path, TextForm form) {
        rule(path, "{'minItems': 1, 'uniqueItems': true}");
        text(path + ".[]", form);
    }

    /** A mapping of at least one name. */
    private void names(String path, TextForm form) {
        rule(path, "{'minProperties': 1}");
        form(path, form);
    }

    private void form(String path, TextForm form) {
        at(path).putObject("propertyNames").put("pattern", form.pattern());
    }

    private void rule(String path, String keywords) {
        at(path).setAll((ObjectNode) RecipeMapper.json().readTree(keywords.replace('\'', '"')));
    }

    private ObjectNode at(String path) {
        return SchemaPath.of(schema, path);
    }
}
