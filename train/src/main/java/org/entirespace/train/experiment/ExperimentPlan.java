/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document without mistakes into an experiment.
 *
 * @param document the document, complete
 * @param recipes the recipes that it names
 */
record ExperimentPlan(ExperimentDocument document, RecipeFiles recipes) {

    Experiment experiment() {
        SweepSection sweep = document.sweep();
        List<Contestant> contestants =
                contestants(Objects.requireNonNullElse(document.models(), List.of()), named(document.variants()));
        return new Experiment(
                document.name(),
                Objects.requireNonNullElse(document.question(), ""),
                data(sweep),
                contestants,
                Objects.requireNonNullElseGet(
                        document.baseline(), () -> contestants.get(0).name()),
                document.seeds(),
                document.search(),
                document.online(),
                document.judging(),
                sweep == null ? null : sweep.axis());
    }

    /** The catalogue's models, then the variants. */
    static List<Contestant> contestants(List<String> models, Map<String, VariantSection> variants) {
        List<Contestant> all = new ArrayList<>();
        models.forEach(model -> all.add(new Contestant(model, ModelCatalog.model(model))));
        variants.forEach((name, variant) -> all.add(variant.contestant(name)));
        return all;
    }

    private List<DataSet> data(@Nullable SweepSection sweep) {
        List<DataSet> all = new ArrayList<>();
        named(document.data()).forEach((name, section) -> {
            if (sweep == null || section.world() == null) {
                all.add(plain(name, section));
            } else {
                WorldOptions world = section.world().options();
                sweep.values()
                        .forEach(value -> all.add(new DataSet(
                                SweepSection.name(name, value),
                                value,
                                recipe(document.recipe()),
                                sweep.turned(world, value),
                                null,
                                section.trainShare())));
            }
        });
        return all;
    }

    private DataSet plain(String name, DataSection section) {
        WorldSection world = section.world();
        return new DataSet(
                name,
                null,
                recipe(world == null ? section.recipe() : document.recipe()),
                world == null ? null : world.options(),
                section.folder(),
                section.trainShare());
    }

    private Recipe recipe(@Nullable String path) {
        return recipes.recipe(Objects.requireNonNull(path, "recipe")).orElseThrow();
    }

    private static <T> Map<String, T> named(@Nullable Map<String, T> section) {
        return Objects.requireNonNullElseGet(section, Map::of);
    }
}
