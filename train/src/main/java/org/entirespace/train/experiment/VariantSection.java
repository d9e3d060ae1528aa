/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.OwnGraph;
import org.jspecify.annotations.Nullable;

/**
 * A variant as an experiment writes it: a model with another method or trained in another precision, or a graph of its own. The
 * model's method, or the default one, is laid under its own.
 *
 * @param model the model of the catalogue whose graph it has; absent with a graph of its own
 * @param graph its own graph; absent with a model
 * @param method its method
 * @param precision what its towers multiply; absent for what the recipe says
 */
record VariantSection(
        @JsonPropertyDescription("Model of the catalogue whose graph is taken.") @Nullable
        String model,

        @JsonPropertyDescription("A behavior graph of its own, instead of a model.") @Nullable
        OwnGraph graph,

        @JsonPropertyDescription(
                "What differs from the model's method, or with a graph from the default one; keys as in" + " a recipe.")
        MethodPlan method,

        @JsonPropertyDescription("Numbers its towers multiply in training; default the recipe's.") @Nullable
        Precision precision) {

    Contestant contestant(String name) {
        if (graph != null) {
            return new Contestant(
                    name,
                    new ModelEntry(graph.graph(name), method, "a graph of its own", "the experiment's file"),
                    precision);
        }
        ModelEntry entry = ModelCatalog.model(String.valueOf(model));
        String summary = model + " with another " + difference(entry) + ": " + entry.summary();
        return new Contestant(
                name, new ModelEntry(entry.graph().named(name), method, summary, entry.source()), precision);
    }

    private String difference(ModelEntry entry) {
        if (precision == null) {
            return "method";
        }
        return method.equals(entry.method()) ? "precision" : "method and precision";
    }
}
