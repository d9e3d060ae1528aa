/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.train.document.Found;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** Rules between training, evaluation and the rest of the recipe. */
final class ModelCheck {

    private static final int MOST_SLICES = 1024;

    private final Node recipe;
    private final GraphFacts graph;
    private final Problems problems;

    private ModelCheck(Node recipe, GraphFacts graph, Problems problems) {
        this.recipe = recipe;
        this.graph = graph;
        this.problems = problems;
    }

    static void check(Node recipe, GraphFacts graph, Problems problems) {
        var check = new ModelCheck(recipe, graph, problems);
        check.weights(recipe.at("training").at("weights"));
        check.slices(recipe.at("training"));
        check.optimizer(recipe.at("training").at("embedding_optimizer"));
        check.stopping(recipe.at("training").at("early_stopping"));
        check.quantities(recipe.at("evaluation").at("quantities"));
    }

    private void weights(Node weights) {
        for (Node weight : weights.members()) {
            graph.behavior(weight.key(), fault -> problems.atKey(weight, fault.text(), fault.hint()));
        }
        List<String> names = graph.names();
        boolean allZero = !names.isEmpty()
                && names.stream().allMatch(name -> weights.at(name).number().orElse(1) == 0);
        if (allZero) {
            problems.atKey(weights, "every behavior has weight 0, so there is nothing to learn", "");
        }
    }

    private void slices(Node training) {
        TrainingPlan defaults = TrainingPlan.defaults(GraphCatalog.esmm());
        Node slices = training.at("slices");
        Node batch = training.at("batch_size");
        double parts = slices.number().orElse(defaults.slices());
        double samples = batch.number().orElse(defaults.batchSize());
        if (parts > samples && parts <= MOST_SLICES && samples >= 1) {
            problems.atValue(
                    batch.isPresent() ? batch : slices,
                    "a batch of " + (long) samples + " cannot be cut into " + (long) parts + " slices",
                    "");
        }
    }

    private void optimizer(Node optimizer) {
        if (optimizer.at("kind").text().filter("ftrl"::equals).isPresent()) {
            return;
        }
        for (String key : List.of("beta", "l1", "l2")) {
            Node option = optimizer.at(key);
            if (option.isPresent()) {
                problems.atKey(option, "only ftrl has it", "write kind: ftrl, or remove it");
            }
        }
    }

    private void stopping(Node stopping) {
        stopping.at("quantity").text().ifPresent(text -> {
            Node quantity = stopping.at("quantity");
            graph.quantity(text, fault -> problems.atValue(quantity, fault.text(), fault.hint()));
        });
        if (stopping.isPresent() && recipe.at("split").isPresent() && !SplitCheck.hasValidation(recipe)) {
            problems.atKey(stopping, "needs a validation split", "give split.validation or split.validation_from");
        }
        Node metric = stopping.at("metric");
        boolean grouped = recipe.at("impressions").at("group").isPresent();
        if (metric.text().filter("gauc"::equals).isPresent() && !grouped) {
            problems.atValue(metric, "gauc needs groups", "name their column by impressions.group");
        }
    }

    private void quantities(Node quantities) {
        Set<String> seen = new HashSet<>();
        for (Node quantity : quantities.texts()) {
            String text = quantity.value().asString();
            graph.quantity(text, fault -> problems.atValue(quantity, fault.text(), fault.hint()));
            if (!seen.add(text.replaceAll("\\s", ""))) {
                problems.atValue(quantity, "found " + Found.quoted(text) + " twice", "");
            }
        }
    }
}
