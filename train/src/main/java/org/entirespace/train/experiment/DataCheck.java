/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.Arrays;
import java.util.List;
import org.entirespace.train.document.Found;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.recipe.Windows;

/** Rules of data sets: what is a world, what is a real log, and which recipe reads it. */
final class DataCheck {

    private final Node experiment;
    private final Problems problems;

    private DataCheck(Node experiment, Problems problems) {
        this.experiment = experiment;
        this.problems = problems;
    }

    static void check(Node experiment, RecipeFiles recipes, Problems problems) {
        var check = new DataCheck(experiment, problems);
        List<Node> sets = experiment.at("data").members();
        check.recipe(sets);
        Windows.check(experiment.at("world").at("follow_up"), problems);
        recipes.read(experiment.at("recipe"));
        for (Node set : sets) {
            if (isReal(set)) {
                check.real(set);
                recipes.read(set.at("recipe"));
            } else {
                Windows.check(set.at("follow_up"), problems);
            }
        }
    }

    /** Whether a data set is a real log. */
    static boolean isReal(Node set) {
        return DataSection.REAL.stream().anyMatch(key -> set.at(key).isPresent());
    }

    /** The recipe of the worlds, and the worlds themselves, stand and fall together. */
    private void recipe(List<Node> sets) {
        Node recipe = experiment.at("recipe");
        boolean worlds = sets.isEmpty() || sets.stream().anyMatch(set -> !isReal(set));
        if (worlds && !recipe.isPresent()) {
            problems.missing(experiment, "recipe", "it says how the log of a world is read");
        }
        for (Node key : List.of(recipe, experiment.at("world"))) {
            if (!worlds && key.isPresent()) {
                problems.atKey(key, "has no effect where every data set is a real log", "remove it");
            }
        }
    }

    private void real(Node set) {
        for (String key : DataSection.REAL) {
            if (!set.at(key).isPresent()) {
                problems.missing(set, key, "a real log has a recipe of its own and a folder");
            }
        }
        for (Node key : set.members()) {
            if (WorldSection.KEYS.contains(key.key())) {
                problems.atKey(key, "does not go with a real log", "remove it, or 'recipe' and 'folder'");
            }
        }
        folder(set.at("folder"));
    }

    private void folder(Node folder) {
        String path = folder.text().orElse("").replace('\\', '/');
        boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:.*");
        if (absolute || Arrays.asList(path.split("/")).contains("..")) {
            problems.atValue(
                    folder,
                    "found " + Found.quoted(path) + ", expected a path within the folder of logs",
                    "that folder is given when the experiment is run");
        }
    }
}
