/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads recipes. All mistakes of a recipe are found in one pass: those of the text, those against the schema, and those
 * of what its keys say about each other. Only a text that is not YAML at all hides the rest. Threads may share it.
 */
public final class RecipeReader {

    private static final String UNNAMED = "recipe";

    private RecipeReader() {}

    /** Compiled on first use; immutable. */
    private static final class Checks {
        static final SchemaCheck SCHEMA = new SchemaCheck();
    }

    /**
     * The recipe of a file in UTF-8.
     *
     * @throws IOException when the file cannot be read
     * @throws RecipeException when it is not a recipe, with all that is wrong
     */
    public static Recipe read(Path file) throws IOException, RecipeException {
        var problems = new Problems();
        if (Files.size(file) > 4L * MarkedTreeReader.MAX_LENGTH) {
            problems.add(Place.START, "found " + Files.size(file) + " bytes, which is too long for a recipe", "");
            throw new RecipeException(file.toString(), problems.sorted());
        }
        try {
            return read(Files.readString(file), file.toString());
        } catch (CharacterCodingException e) {
            problems.add(Place.START, "not a text in UTF-8", "");
            throw new RecipeException(file.toString(), problems.sorted());
        }
    }

    /**
     * The recipe of a text.
     *
     * @throws RecipeException when it is not a recipe, with all that is wrong
     */
    public static Recipe read(String text) throws RecipeException {
        return read(text, UNNAMED);
    }

    private static Recipe read(String text, String file) throws RecipeException {
        var problems = new Problems();
        Optional<MarkedTree> tree =
                MarkedTreeReader.read(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
        Optional<Recipe> recipe = tree.flatMap(t -> check(t, problems).flatMap(graph -> bind(t, graph, problems)));
        if (recipe.isEmpty()) {
            throw new RecipeException(file, problems.sorted());
        }
        return recipe.get();
    }

    /** Runs every check, and returns the graph when none has found anything. */
    private static Optional<BehaviorGraph> check(MarkedTree tree, Problems problems) {
        Checks.SCHEMA.check(tree, problems);
        Node recipe = tree.node();
        SourceCheck.check(recipe, problems);
        RowCheck.check(recipe, problems);
        LabelCheck.check(recipe, problems);
        HistoryCheck.check(recipe, problems);
        FieldCheck.check(recipe, problems);
        SplitCheck.check(recipe, problems);
        GraphFacts graph = GraphCheck.check(recipe, problems);
        ModelCheck.check(recipe, graph, problems);
        MethodCheck.check(recipe, graph, problems);
        return problems.isEmpty() ? graph.graph().map(CompiledGraph::graph) : Optional.empty();
    }

    private static Optional<Recipe> bind(MarkedTree tree, BehaviorGraph graph, Problems problems) {
        ObjectNode filled = RecipeDefaults.fill((ObjectNode) tree.root(), graph);
        try {
            return Optional.of(RecipeMapper.json()
                    .treeToValue(filled, RecipeDocument.class)
                    .recipe());
        } catch (JacksonException e) {
            problems.add(Place.START, "not understood: " + e.getOriginalMessage(), "");
            return Optional.empty();
        }
    }
}
