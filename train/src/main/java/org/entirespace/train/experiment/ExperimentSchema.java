/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entirespace.data.world.BaseRates;
import org.entirespace.data.world.Dial;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.document.DocumentMapper;
import org.entirespace.train.document.KeyRules;
import org.entirespace.train.document.RecordSchema;
import org.entirespace.train.document.TextForm;
import org.entirespace.train.method.MethodRules;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.recipe.OwnGraph;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.ValueNode;

/**
 * The JSON schema of an experiment, generated from the records that an experiment becomes. It knows keys, types, ranges and
 * forms; what the keys say about each other is checked by {@link ExperimentReader}.
 */
public final class ExperimentSchema {

    private static final int LARGEST = 100_000_000;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_CANDIDATES = 1_000;

    private final KeyRules keys;

    private ExperimentSchema(KeyRules keys) {
        this.keys = keys;
    }

    /** The schema as indented JSON for editors, the same bytes each time; draft 2020-12. */
    public static String text() {
        return RecordSchema.text(generate());
    }

    /** The schema as a tree of the caller's own. */
    static ObjectNode generate() {
        List<Class<?>> defaulted = new ArrayList<>(MethodRules.records());
        defaulted.addAll(
                List.of(WorldSection.class, DataSection.class, VariantSection.class, Judging.class, Online.class));
        ObjectNode schema = RecordSchema.of(ExperimentDocument.class, "EntireSpace experiment", defaulted);
        var rules = new ExperimentSchema(new KeyRules(schema));
        rules.world();
        rules.data();
        rules.models();
        rules.runs();
        rules.online();
        return schema;
    }

    private void world() {
        keys.whole("world.users", 1, LARGEST);
        keys.whole("world.items", WorldOptions.LIST_LENGTH, LARGEST);
        keys.whole("world.days", 1, 3650);
        keys.whole("world.impressions", 1, 100L * LARGEST);
        keys.words("world.rates", BaseRates.byName().keySet());
        keys.text("world.follow_up", TextForm.DURATION);
        ObjectNode dials = keys.at("world.dials");
        dials.put("additionalProperties", false);
        ObjectNode each = dials.putObject("properties");
        for (Dial dial : Dial.values()) {
            ObjectNode rules = each.putObject(dial.key());
            rules.put("type", "number").put("description", sentence(dial.meaning()));
            rules.set("minimum", number(dial.least()));
            rules.set("maximum", number(dial.most()));
            rules.set("default", number(dial.standard()));
        }
        ObjectNode defaults = DocumentMapper.json().valueToTree(WorldSection.defaults());
        keys.defaults("world", defaults, Set.of(), Set.of("world.dials"));
    }

    private static String sentence(String line) {
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + ".";
    }

    /** A number without a fraction that says nothing. */
    private static ValueNode number(double value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return value == Math.rint(value) ? nodes.numberNode((long) value) : nodes.numberNode(value);
    }

    /** A data set has the keys of a world beside its own. */
    private void data() {
        keys.text("recipe", TextForm.SOME_TEXT);
        keys.names("data", TextForm.FILE_NAME);
        keys.rule("data.*.train_share", "{'exclusiveMinimum': 0, 'maximum': 1, 'default': 1}");
        keys.text("data.*.recipe", TextForm.SOME_TEXT);
        keys.text("data.*.folder", TextForm.SOME_TEXT);
        ObjectNode own = (ObjectNode) keys.at("data.*").path("properties");
        own.remove("world");
        ObjectNode both = ((ObjectNode) keys.at("world").path("properties")).deepCopy();
        both.findParents("default").forEach(key -> ((ObjectNode) key).remove("default"));
        keys.at("data.*").set("properties", both.setAll(own));
        keys.rule("sweep.dials", "{'minItems': 1, 'uniqueItems': true}");
        keys.words("sweep.dials.[]", Arrays.stream(Dial.values()).map(Dial::key).toList());
        keys.rule("sweep.values", "{'minItems': 1, 'uniqueItems': true}");
    }

    private void models() {
        Set<String> catalog = ModelCatalog.models().keySet();
        keys.rule("models", "{'uniqueItems': true}");
        keys.words("models.[]", catalog);
        keys.names("variants", TextForm.FILE_NAME);
        keys.words("variants.*.model", catalog);
        OwnGraph.applyRules(keys, "variants.*.graph");
        MethodRules.applyTo(keys, "variants.*.method");
    }

    private void runs() {
        keys.text("name", TextForm.FREE_NAME);
        keys.text("question", TextForm.ONE_LINE);
        keys.rule("seeds", "{'minItems': 1, 'uniqueItems': true}");
        keys.whole("seeds.[]", 0, Long.MAX_VALUE);
        keys.whole("search.seed", 0, Long.MAX_VALUE);
        keys.rule("search.trials", "{'minItems': 1, 'maxItems': " + Search.MOST_TRIALS + "}");
        keys.rule("search.trials.[].learning_rate", "{'exclusiveMinimum': 0}");
        keys.rule("search.trials.[].embedding_learning_rate", "{'exclusiveMinimum': 0}");
        keys.whole("search.trials.[].batch_size", 1, LARGEST);
        keys.whole("search.trials.[].epochs", 1, 100_000);
        keys.rule("search.trials.[].constraint_strength", "{'minimum': 0}");
        keys.whole("search.trials.[].trees_depth", 1, 30);
        keys.whole("judging.bootstrap", 0, 100_000);
        keys.rule("judging.confidence", "{'exclusiveMinimum': 0, 'exclusiveMaximum': 1}");
        keys.rule("judging.slices", "{'uniqueItems': true}");
        keys.defaults("judging", DocumentMapper.json().valueToTree(Judging.defaults()), Set.of(), Set.of());
    }

    private void online() {
        keys.whole("online.users", 1, MOST_REQUESTS);
        keys.whole("online.requests", 1, MOST_REQUESTS);
        keys.whole("online.candidates", 1, MOST_CANDIDATES);
        keys.whole("online.shown", 1, MOST_CANDIDATES);
        keys.words("online.rank_by", Online.RANKINGS);
        keys.defaults("online", DocumentMapper.json().valueToTree(Online.defaults()), Set.of(), Set.of());
    }
}
