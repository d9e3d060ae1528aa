/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Space;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;
import org.entirespace.train.method.MethodCheck;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.MethodSection;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.OwnGraphCheck;
import org.entirespace.train.recipe.PrecisionCheck;
import org.entirespace.train.run.ModelChoice;

/** Rules of models and variants, by themselves and with the recipes that they are trained by. */
final class ModelsCheck {

    private final Map<String, ModelEntry> catalog = ModelCatalog.models();
    private final Node experiment;
    private final RecipeFiles recipes;
    private final Problems problems;

    private ModelsCheck(Node experiment, RecipeFiles recipes, Problems problems) {
        this.experiment = experiment;
        this.recipes = recipes;
        this.problems = problems;
    }

    static void check(Node experiment, RecipeFiles recipes, Problems problems) {
        var check = new ModelsCheck(experiment, recipes, problems);
        check.some(experiment.at("models"), experiment.at("variants"));
        experiment.at("models").items().forEach(check::labels);
        experiment.at("variants").members().forEach(check::variant);
        if (check.areKnown()) {
            check.baseline(experiment.at("baseline"));
        }
    }

    /** Something is compared. */
    private void some(Node models, Node variants) {
        String hint = "name models, or declare variants";
        if (!models.isPresent() && !variants.isPresent()) {
            problems.missing(experiment, "models", hint);
        } else if (models.value().isArray() && models.items().isEmpty() && !variants.isPresent()) {
            problems.atValue(models, "nothing is compared", hint);
        }
    }

    /** Whether there are models or variants, and no model that the schema has refused. */
    private boolean areKnown() {
        Node models = experiment.at("models");
        boolean sound = models.value().isArray() || !models.isPresent();
        return sound
                && !(models.items().isEmpty()
                        && experiment.at("variants").keys().isEmpty())
                && models.items().stream()
                        .allMatch(model ->
                                model.text().filter(catalog::containsKey).isPresent());
    }

    /** The methods that are compared, as far as they are known. */
    static List<MethodPlan> methods(Node experiment) {
        Map<String, ModelEntry> catalog = ModelCatalog.models();
        List<MethodPlan> methods = new ArrayList<>();
        for (Node model : experiment.at("models").items()) {
            model.text().map(catalog::get).ifPresent(entry -> methods.add(entry.method()));
        }
        for (Node variant : experiment.at("variants").members()) {
            MethodSection.plan(variant).ifPresent(methods::add);
        }
        return methods;
    }

    private void variant(Node variant) {
        if (catalog.containsKey(variant.key())) {
            problems.atKey(variant, "the name is that of a model", "give it another name");
        }
        Node model = variant.at("model");
        Node graph = variant.at("graph");
        if (model.isPresent() && graph.isPresent()) {
            problems.atKey(graph, "does not go with 'model'", "remove one of the two");
        } else if (graph.isPresent()) {
            ownGraph(variant, graph);
        } else if (model.isPresent()) {
            ofModel(variant, model);
        } else if (variant.value().isObject()) {
            problems.atKey(variant, "neither a model nor a graph", "write model: hm3, or declare graph.behaviors");
        }
        PrecisionCheck.check(variant, recipes.sound(), problems);
    }

    private void ofModel(Node variant, Node model) {
        if (!variant.at("method").isPresent() && !variant.at("precision").isPresent()) {
            problems.missing(variant, "method", "it says what differs from the model's method");
        }
        model.text()
                .map(catalog::get)
                .ifPresent(entry -> MethodCheck.check(variant, CompiledGraph.of(entry.graph()), problems));
        labels(model);
    }

    private void ownGraph(Node variant, Node graph) {
        OwnGraphCheck.check(graph, problems).ifPresent(sound -> MethodCheck.check(variant, sound, problems));
        for (Node behavior : graph.at("behaviors").members()) {
            recipes.sound().forEach((path, recipe) -> {
                if (!behavior.key().equals(Space.ENTIRE.name())
                        && recipe.labelColumn(behavior.key()).isEmpty()) {
                    List<String> columns = List.copyOf(recipe.log().behaviors().keySet());
                    problems.atKey(
                            behavior,
                            path + ": behavior '" + behavior.key() + "' has no label column",
                            Suggestion.hint(behavior.key(), columns));
                }
            });
        }
    }

    /** Every recipe has label columns for every behaviour of a model's graph. */
    private void labels(Node model) {
        model.text()
                .map(catalog::get)
                .ifPresent(entry -> recipes.sound().forEach((path, recipe) -> {
                    try {
                        ModelChoice.with(recipe, entry);
                    } catch (IllegalArgumentException e) {
                        problems.atValue(model, path + ": " + e.getMessage(), "");
                    }
                }));
    }

    private void baseline(Node baseline) {
        List<String> known = new ArrayList<>();
        experiment.at("models").texts().forEach(model -> known.add(model.value().asString()));
        known.addAll(experiment.at("variants").keys());
        baseline.text()
                .filter(name -> !known.contains(name))
                .ifPresent(name ->
                        problems.atValue(baseline, "unknown model '" + name + "'", Suggestion.hint(name, known)));
    }
}
