/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.DocumentReader;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads experiments and the recipes that they name. All mistakes are found in one pass: those of the text, those against the
 * schema, those of what its keys say about each other, and those of the recipes. Only a text that is not YAML at all hides the
 * rest. Threads may share it.
 */
public final class ExperimentReader {

    private ExperimentReader() {}

    /** The schema is compiled on first use. */
    private static final class Documents {
        static final DocumentReader READER = new DocumentReader("experiment", ExperimentSchema.generate());
    }

    /**
     * The experiment of a file in UTF-8.
     *
     * @throws IOException when the file cannot be read
     * @throws DocumentException when it is not an experiment, with all that is wrong
     */
    public static Experiment read(Path file) throws IOException, DocumentException {
        var problems = new Problems();
        Optional<Experiment> experiment = Documents.READER
                .read(Documents.READER.text(file), problems)
                .flatMap(node -> experiment(node, file, problems));
        if (experiment.isEmpty()) {
            throw new DocumentException(file.toString(), problems.sorted());
        }
        return experiment.get();
    }

    private static Optional<Experiment> experiment(Node experiment, Path file, Problems problems) {
        var recipes = new RecipeFiles(file, problems);
        DataCheck.check(experiment, recipes, problems);
        SweepCheck.check(experiment, problems);
        ModelsCheck.check(experiment, recipes, problems);
        SearchCheck.check(experiment, recipes, problems);
        SliceCheck.check(experiment, recipes, problems);
        OnlineCheck.check(experiment, problems);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode filled = ExperimentLayout.fill((ObjectNode) experiment.value());
        return DocumentReader.bind(filled, ExperimentDocument.class, problems)
                .map(document -> new ExperimentPlan(document, recipes).experiment());
    }
}
