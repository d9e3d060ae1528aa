/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.entirespace.train.document.Mistake.mistake;

import java.util.stream.Stream;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipes that break the schema: keys, types, ranges, forms. */
class SchemaMistakesTest {

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is replaced in the base recipe, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake("name: shop", "# nothing", "2:1: name: missing; Name of the recipe"),
                mistake(
                        "name: shop",
                        "name: my shop",
                        "1:7: name: found 'my shop', expected a name: letters, digits, '_', '-' and '.'"),
                mistake(
                        "name: shop",
                        "name:",
                        "1:1: name: found no value, expected a text; give it a value, or remove the key"),
                mistake(
                        "name: shop",
                        "name: ~",
                        "1:7: name: found no value, expected a text; give it a value, or remove the key"),
                mistake(
                        "name: shop",
                        "title: shop",
                        "1:1: name: missing; Name of the recipe",
                        "1:1: title: unknown key; known are name, sources, views, impressions, events, behaviors, history, fields, split, quality, model, graph, method, network, training, evaluation"),
                mistake("network:", "netwrok:", "40:1: netwrok: unknown key; did you mean 'network'?"),
                mistake(
                        "network:",
                        "optimizer:",
                        "40:1: optimizer: unknown key; known are name, sources, views, impressions, events, behaviors, history, fields, split, quality, model, graph, method, network, training, evaluation"),
                mistake(
                        "network:\n  embeddings: {user: 32}",
                        "drift: 3",
                        "40:1: drift: unknown key; did you mean 'training.collapse.drift'?"),
                mistake("  epochs: 3", "  epoch: 3", "43:3: training.epoch: unknown key; did you mean 'epochs'?"),
                mistake("batch_size", "batchsize", "44:3: training.batchsize: unknown key; did you mean 'batch_size'?"),
                mistake("batch_size", "batchSize", "44:3: training.batchSize: unknown key; did you mean 'batch_size'?"),
                mistake(
                        "  epochs: 3",
                        "  epochs: 3.7",
                        "43:11: training.epochs: found number 3.7, expected a whole number"),
                mistake(
                        "  epochs: 3",
                        "  epochs: 3.0",
                        "43:11: training.epochs: found number 3.0, expected a whole number"),
                mistake(
                        "  epochs: 3",
                        "  epochs: '3'",
                        "43:11: training.epochs: found text '3', expected a whole number; write it as 3"),
                mistake("  epochs: 3", "  epochs: 0", "43:11: training.epochs: found 0, expected at least 1"),
                mistake(
                        "  epochs: 3",
                        "  epochs:",
                        "43:3: training.epochs: found no value, expected a whole number; give it a value, or remove the key"),
                mistake(
                        "  epochs: 3",
                        "  epochs: many",
                        "43:11: training.epochs: found text 'many', expected a whole number"),
                mistake(
                        "  epochs: 3",
                        "  epochs: 99999999999999999999",
                        "43:11: training.epochs: found 99999999999999999999, expected at most 100000"),
                mistake(
                        "  epochs: 3",
                        "  epochs: 1e300",
                        "43:11: training.epochs: found 1.0E300, expected at most 100000"),
                mistake(
                        "  epochs: 3",
                        "  epochs: [3]",
                        "43:11: training.epochs: found a list, expected a whole number"),
                mistake(
                        "  epochs: 3",
                        "  learning_rate: 0",
                        "43:18: training.learning_rate: found 0, expected more than 0"),
                mistake(
                        "  epochs: 3",
                        "  learning_rate: .5",
                        "43:18: training.learning_rate: found text '.5', expected a number; write it as 0.5"),
                mistake(
                        "  epochs: 3",
                        "  embedding_optimizer: {kind: adam}",
                        "43:31: training.embedding_optimizer.kind: found 'adam', expected one of lazy_adam, adagrad, rowwise_adagrad, ftrl"),
                mistake("  epochs: 3", "  seed: -1", "43:9: training.seed: found -1, expected at least 0"),
                mistake("  epochs: 3", "  threads: 0", "43:12: training.threads: found 0, expected at least 1"),
                mistake("  epochs: 3", "  slices: 2000", "43:11: training.slices: found 2000, expected at most 1024"),
                mistake(
                        "embeddings: {user: 32}",
                        "tower: []",
                        "41:10: network.tower: found 0 entries, expected at least 1"),
                mistake(
                        "embeddings: {user: 32}",
                        "tower: 200",
                        "41:10: network.tower: found number 200, expected a list"),
                mistake(
                        "embeddings: {user: 32}",
                        "tower: [200, 0]",
                        "41:16: network.tower[1]: found 0, expected at least 1"),
                mistake(
                        "embeddings: {user: 32}",
                        "init_from_base_rates: yes",
                        "41:25: network.init_from_base_rates: found text 'yes', expected true or false; write true"),
                mistake(
                        "[click, purchase, purchase|click]",
                        "[]",
                        "48:15: evaluation.quantities: found 0 entries, expected at least 1"),
                mistake(
                        "[click, purchase, purchase|click]",
                        "click",
                        "48:15: evaluation.quantities: found text 'click', expected a list; write it as a list: [click]"),
                mistake(
                        "[click, purchase, purchase|click]",
                        "[click]\n  confidence: 95",
                        "49:15: evaluation.confidence: found 95, expected less than 1"),
                mistake(
                        "[click, purchase, purchase|click]",
                        "[click]\n  bootstrap: -1",
                        "49:14: evaluation.bootstrap: found -1, expected at least 0"),
                mistake(
                        "[click, purchase, purchase|click]",
                        "[click]\n  calibration_bins: 0",
                        "49:21: evaluation.calibration_bins: found 0, expected at least 1"),
                mistake(
                        "graph:",
                        "quality: {max_rejected_share: 2}\ngraph:",
                        "33:31: quality.max_rejected_share: found 2, expected at most 1"));
    }
}
