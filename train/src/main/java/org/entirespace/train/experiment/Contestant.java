/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import org.entirespace.model.tower.Precision;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.run.ModelChoice;
import org.jspecify.annotations.Nullable;

/**
 * A model that is compared with others.
 *
 * @param name its name, safe as the name of a file: that of the catalogue, or a variant's own
 * @param model its graph, which has the same name, and its method
 * @param precision what its towers multiply in training; absent for what a recipe says
 */
public record Contestant(
        String name, ModelEntry model, @Nullable Precision precision) {

    /** Checks the name. */
    public Contestant {
        if (!name.equals(model.name())) {
            throw new IllegalArgumentException("model '" + model.name() + "' as '" + name + "'; expected one name");
        }
    }

    /** A model that is trained in the precision of a recipe. */
    public Contestant(String name, ModelEntry model) {
        this(name, model, null);
    }

    /** A recipe with this model in place of its own. */
    public Recipe in(Recipe recipe) {
        Recipe chosen = ModelChoice.with(recipe, model);
        return precision == null
                ? chosen
                : chosen.withTraining(chosen.training().in(precision));
    }
}
