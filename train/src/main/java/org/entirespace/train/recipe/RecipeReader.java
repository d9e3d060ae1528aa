/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.DocumentReader;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.method.MethodCheck;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads recipes. All mistakes of a recipe are found in one pass: those of the text, those against the schema, and those
 * of what its keys say about each other. Only a text that is not YAML at all hides the rest. Threads may share it.
 */
public final class RecipeReader {

    private static final String UNNAMED = "recipe";

    private RecipeReader() {}

    /** The schema is compiled on first use. */
    private static final class Documents {
        static final DocumentReader READER = new DocumentReader("recipe", RecipeSchema.generate());
    }

    /**
     * The recipe of a file in UTF-8.
     *
     * @throws IOException when the file cannot be read
     * @throws DocumentException when it is not a recipe, with all that is wrong
     */
    public static Recipe read(Path file) throws IOException, DocumentException {
        return read(Documents.READER.text(file), file.toString());
    }

    /**
     * The recipe of a text.
     *
     * @throws DocumentException when it is not a recipe, with all that is wrong
     */
    public static Recipe read(String text) throws DocumentException {
        return read(text, UNNAMED);
    }

    private static Recipe read(String text, String file) throws DocumentException {
        var problems = new Problems();
        Optional<Recipe> recipe = Documents.READER
                .read(text, problems)
                .flatMap(node -> check(node, problems).flatMap(graph -> bind(node, graph, problems)));
        if (recipe.isEmpty()) {
            throw new DocumentException(file, problems.sorted());
        }
        return recipe.get();
    }

    /** Runs every check, and returns the graph when nothing has been found, by the schema or here. */
    private static Optional<BehaviorGraph> check(Node recipe, Problems problems) {
        SourceCheck.check(recipe, problems);
        RowCheck.check(recipe, problems);
        LabelCheck.check(recipe, problems);
        HistoryCheck.check(recipe, problems);
        FieldCheck.check(recipe, problems);
        SharedTableCheck.check(recipe, problems);
        SplitCheck.check(recipe, problems);
        GraphFacts facts = GraphCheck.check(recipe, problems);
        ModelCheck.check(recipe, facts, problems);
        facts.graph().ifPresent(graph -> {
            MethodCheck.check(recipe, graph, problems);
            PrecisionCheck.check(recipe, problems);
            NegativeCheck.check(recipe, graph.graph(), problems);
        });
        return problems.isEmpty() ? facts.graph().map(CompiledGraph::graph) : Optional.empty();
    }

    private static Optional<Recipe> bind(Node recipe, BehaviorGraph graph, Problems problems) {
        ObjectNode filled = RecipeDefaults.fill((ObjectNode) recipe.value(), graph);
        return DocumentReader.bind(filled, RecipeDocument.class, problems).map(RecipeDocument::recipe);
    }
}
