/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.DocumentProblem;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;

/** The recipes that an experiment names, each read once. Not thread-safe. */
final class RecipeFiles {

    private final Path experiment;
    private final Problems problems;
    private final Map<String, Optional<Recipe>> read = new LinkedHashMap<>();

    /**
     * No recipes yet.
     *
     * @param experiment the experiment's file; paths are relative to it
     * @param problems gathers what is wrong with recipes
     */
    RecipeFiles(Path experiment, Problems problems) {
        this.experiment = experiment;
        this.problems = problems;
    }

    /** Reads the recipe that a key names, if it names one. What is wrong is told at the key, once for each recipe. */
    void read(Node key) {
        key.text().filter(path -> !read.containsKey(path)).ifPresent(path -> read.put(path, readNow(key, path)));
    }

    /** The recipe of a path as the experiment writes it; absent when it could not be read, or was not named. */
    Optional<Recipe> recipe(String path) {
        return read.getOrDefault(path, Optional.empty());
    }

    /** The recipes that could be read, by their paths as written, in the order of the experiment. */
    Map<String, Recipe> sound() {
        Map<String, Recipe> sound = new LinkedHashMap<>();
        read.forEach((path, recipe) -> recipe.ifPresent(found -> sound.put(path, found)));
        return Collections.unmodifiableMap(sound);
    }

    private Optional<Recipe> readNow(Node key, String path) {
        try {
            return Optional.of(RecipeReader.read(experiment.resolveSibling(path)));
        } catch (DocumentException e) {
            for (DocumentProblem problem : e.problems()) {
                problems.atValue(key, problem.render(path), "");
            }
        } catch (NoSuchFileException e) {
            problems.atValue(key, "no file '" + path + "'", "the path is relative to the experiment's file");
        } catch (IOException | InvalidPathException e) {
            problems.atValue(key, "'" + path + "' cannot be read: " + e.getMessage(), "");
        }
        return Optional.empty();
    }
}
