/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;
import java.util.stream.Collectors;

/** A recipe that cannot be used, with all its problems. Nothing was made of it. */
public final class RecipeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<RecipeProblem> problems;

    /**
     * A recipe with problems. The message has a line for each.
     *
     * @param file the recipe's name
     * @param problems its problems, at least one, sorted by place
     */
    RecipeException(String file, List<RecipeProblem> problems) {
        super(problems.stream().map(problem -> problem.render(file)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, sorted by place. */
    public List<RecipeProblem> problems() {
        return problems;
    }
}
