/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;

/**
 * A variant as an experiment writes it, the model's method laid under its own.
 *
 * @param model the model of the catalogue whose graph it has
 * @param method its method
 */
record VariantSection(
        @JsonPropertyDescription("Model of the catalogue whose graph is taken.")
        String model,

        @JsonPropertyDescription("What differs from the model's method; keys as in a recipe.")
        MethodPlan method) {

    Contestant contestant(String name) {
        ModelEntry entry = ModelCatalog.model(model);
        String summary = model + " with another method: " + entry.summary();
        return new Contestant(name, new ModelEntry(entry.graph().named(name), method, summary, entry.source()));
    }
}
