/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.DocumentProblem;
import org.entirespace.train.document.GoldenFile;
import org.entirespace.train.document.Mistake;

/**
 * A valid experiment for tests to break, line numbers and all, in a folder with its recipes.
 *
 * @param folder the folder
 */
record BaseExperiment(Path folder) {

    static final String TEXT = """
            name: papers
            question: Do the models order as their papers say?
            recipe: world.yaml
            world: {users: 2000, impressions: 60000, rates: raised, follow_up: 2d, dials: {selection: 1.5, drift: 1}}
            data:
              small: {impressions: 10000, dials: {drift: 0.5}}
              tenth: {train_share: 0.1}
              shop: {recipe: shop.yaml, folder: logs/shop}
            models: [dnn, esmm, esmc]
            variants:
              esm2-conditional: {model: esm2, method: {fitting: conditional}}
            baseline: esmm
            seeds: [1, 2, 3]
            search:
              on: small
              seed: 100
              trials: [{learning_rate: 5.0e-4}, {batch_size: 2048, constraint_strength: 0.5}]
            judging: {bootstrap: 100, slices: [age]}
            """;

    /** The least that an experiment may say, but for its real log. */
    static final String LEAST = """
            name: least
            recipe: world.yaml
            models: [esmm]
            seeds: [1]
            """;

    /** A recipe with the labels of click and purchase only, and without a validation split. */
    static final String CLICKS = """
            name: clicks
            sources: {log: {format: csv, files: [log.csv]}}
            impressions: {view: log, key: [id], time: at, group: user}
            events: {view: log, key: [id], time: at, type: action}
            behaviors: {click: {events: [click]}, purchase: {events: [buy], follows: click}}
            fields: {brand: {kind: categorical}}
            split: {test_from: 2026-01-09T00:00:00Z}
            model: esmm
            """;

    /** A folder with all recipes. */
    static BaseExperiment in(Path folder) {
        try {
            String world = GoldenFile.of("recipes/quickstart.yaml").text();
            Files.writeString(folder.resolve("world.yaml"), world);
            Files.writeString(folder.resolve("shop.yaml"), world.replace("name: quickstart", "name: shop"));
            Files.writeString(folder.resolve("clicks.yaml"), CLICKS);
            Files.writeString(
                    folder.resolve("broken.yaml"),
                    CLICKS.replace("kind: categorical", "kind: category").replace("model: esmm", "model: esm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BaseExperiment(folder);
    }

    Experiment read(String text) throws DocumentException {
        try {
            return ExperimentReader.read(Files.writeString(folder.resolve("experiment.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The problems of a text, as lines without a file name. */
    List<String> problems(String text) {
        try {
            read(text);
            return List.of();
        } catch (DocumentException e) {
            return e.problems().stream().map(DocumentProblem::toString).toList();
        }
    }

    /** Sees that a mistake in this experiment is told, and nothing else. */
    void check(Mistake mistake) {
        mistake.check(TEXT, this::problems);
    }
}
