/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.entirespace.data.plan.SplitPlan;
import org.entirespace.model.constraint.ConstraintKind;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;
import org.entirespace.train.method.Learner;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.recipe.Recipe;
import tools.jackson.databind.JsonNode;

/** Rules of a search: what it runs on, its seed and its trials. */
final class SearchCheck {

    private final Node experiment;
    private final RecipeFiles recipes;
    private final Problems problems;

    private SearchCheck(Node experiment, RecipeFiles recipes, Problems problems) {
        this.experiment = experiment;
        this.recipes = recipes;
        this.problems = problems;
    }

    static void check(Node experiment, RecipeFiles recipes, Problems problems) {
        var check = new SearchCheck(experiment, recipes, problems);
        Node search = experiment.at("search");
        check.on(search.at("on"));
        check.seed(search.at("seed"));
        check.trials(search.at("trials").items());
    }

    private void on(Node on) {
        List<String> known = SweepCheck.dataSets(experiment);
        on.text().ifPresent(name -> {
            if (!known.contains(name)) {
                problems.atValue(on, "unknown data set '" + name + "'", Suggestion.hint(name, known));
            } else if (recipe(name).filter(recipe -> !validates(recipe)).isPresent()) {
                problems.atValue(
                        on,
                        "the recipe of '" + name + "' has no validation split to choose a trial by",
                        "give the recipe split.validation or split.validation_from");
            }
        });
    }

    private Optional<Recipe> recipe(String data) {
        Node set = experiment.at("data").at(data);
        Node recipe = DataCheck.isReal(set) ? set.at("recipe") : experiment.at("recipe");
        return recipe.text().flatMap(recipes::recipe);
    }

    private static boolean validates(Recipe recipe) {
        SplitPlan split = recipe.log().split();
        return split.validationFrom() != null || Objects.requireNonNullElse(split.validation(), 0.0) > 0;
    }

    private void seed(Node seed) {
        boolean taken = experiment.at("seeds").items().stream()
                .anyMatch(other -> other.value().equals(seed.value()));
        if (seed.isPresent() && taken) {
            problems.atValue(
                    seed, "found " + seed.value() + ", which is among the seeds", "search with a seed of its own");
        }
    }

    private void trials(List<Node> trials) {
        List<JsonNode> earlier = new ArrayList<>();
        boolean unknown = ModelsCheck.methods(experiment).isEmpty();
        boolean tied = unknown || anyMethod(method -> method.constraint().kind() != ConstraintKind.NONE);
        boolean trees = unknown || anyMethod(method -> method.learner() == Learner.TREES);
        for (Node trial : trials) {
            if (earlier.contains(trial.value())) {
                problems.atValue(trial, "the same trial for the second time", "remove it");
            }
            earlier.add(trial.value());
            Node strength = trial.at("constraint_strength");
            if (strength.isPresent() && !tied) {
                problems.atKey(strength, "has no effect where no model ties towers", "remove it");
            }
            Node depth = trial.at("trees_depth");
            if (depth.isPresent() && !trees) {
                problems.atKey(depth, "has no effect where no model is trees", "remove it");
            }
            slices(trial.at("batch_size"));
        }
    }

    private boolean anyMethod(Predicate<MethodPlan> wanted) {
        return ModelsCheck.methods(experiment).stream().anyMatch(wanted);
    }

    /** A batch is cut into the recipe's slices. */
    private void slices(Node batch) {
        batch.number().ifPresent(samples -> {
            for (Map.Entry<String, Recipe> recipe : recipes.sound().entrySet()) {
                int slices = recipe.getValue().training().slices();
                if (samples >= 1 && samples < slices) {
                    problems.atValue(
                            batch,
                            recipe.getKey() + ": a batch of " + batch.value() + " cannot be cut into " + slices
                                    + " slices",
                            "");
                }
            }
        });
    }
}
