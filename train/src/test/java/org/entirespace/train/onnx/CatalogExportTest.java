/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.method.Learner;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.entirespace.train.run.ModelChoice;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In ONNX Runtime every model says what it says here. */
class CatalogExportTest {

    private static final int SAMPLES = 10_000;

    /** What every probability of every sample may be off by. */
    private static final double MOST = 1e-5;

    @TempDir
    Path folder;

    static Stream<Named<ModelEntry>> models() {
        return ModelCatalog.models().values().stream()
                .filter(entry -> entry.method().learner() != Learner.TREES)
                .map(entry -> Named.of(entry.name(), entry));
    }

    static Stream<Named<NetworkOptions>> forms() {
        NetworkOptions plain = new NetworkOptions(6, Map.of("city", 3), List.of(24, 10), 0.5);
        Stream<Named<NetworkOptions>> rich = Stream.of(Sharing.Kind.values())
                .map(kind -> Named.of(
                        kind + " with all that layers can have",
                        plain.with(new DenseOptions(
                                List.of(12, 10),
                                Activation.PRELU,
                                Normalization.LAYER,
                                0.2,
                                new Sharing(kind, 3, 2, 2, List.of(14, 8))))));
        return Stream.concat(
                rich,
                Stream.of(
                        Named.of("request fields", plain.withRequestFields(List.of("user", "clicks"))),
                        Named.of(
                                "leaky",
                                plain.with(new DenseOptions(
                                        List.of(16),
                                        Activation.LEAKY_RELU,
                                        Normalization.NONE,
                                        0,
                                        Sharing.towers())))));
    }

    static Stream<Named<BehaviorGraph>> graphs() {
        BehaviorGraph visited = BehaviorGraph.of(
                "visited",
                Behavior.of("micro"),
                Behavior.of("cart").givenOutcomeOf("micro"),
                Behavior.of("order").givenOutcomeOf("cart"));
        return Stream.concat(GraphCatalog.graphs().values().stream(), Stream.of(visited))
                .map(graph -> Named.of(graph.name(), graph));
    }

    private void compare(Network network) throws Exception {
        Path file = folder.resolve("model.onnx");
        OnnxExport.write(ExportedModels.bundle(network), file);
        SampleBatch batch = ExportedModels.samples(network.schema(), SAMPLES, 7);
        List<Quantity> quantities = network.graph().quantities();
        double[][] logOdds = new double[quantities.size()][SAMPLES];
        try (Workers workers = new Workers(1);
                OnnxModel model = new OnnxModel(file)) {
            new HeadScorer(network.predictor(TowerLibrary.fastest(Precision.FLOAT32)), quantities, workers)
                    .score(batch, logOdds, 0);

            Map<String, float[]> outputs = model.score(network.schema(), batch);

            assertThat(outputs).hasSize(2 * quantities.size());
            for (int q = 0; q < quantities.size(); q++) {
                compare(quantities.get(q), logOdds[q], outputs);
            }
        }
    }

    private static void compare(Quantity quantity, double[] logOdds, Map<String, float[]> outputs) {
        float[] probabilities = outputs.getOrDefault(quantity.key(), new float[0]);
        float[] logits = outputs.getOrDefault(quantity.key() + ".logit", new float[0]);
        assertThat(probabilities).as(quantity.key()).hasSize(SAMPLES);
        double worst = 0;
        double worstLogit = 0;
        double least = 1;
        double most = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double probability = GraphScorer.probability(logOdds[i]);
            least = Math.min(least, probability);
            most = Math.max(most, probability);
            worst = Math.max(worst, Math.abs(probabilities[i] - probability));
            // of a ratio near one, and beyond, log-odds have few digits or none
            if (Math.abs(logOdds[i]) < 8) {
                worstLogit = Math.max(worstLogit, Math.abs(logits[i] - logOdds[i]));
            }
        }
        assertThat(worst).as(quantity.key()).isLessThan(MOST);
        assertThat(worstLogit).as(quantity.key()).isLessThan(1e-3);
        assertThat(most - least).as("spread of %s", quantity.key()).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelOfTheCatalogueAgreesOnTenThousandSamples(ModelEntry entry) throws Exception {
        Recipe quickstart = RecipeReader.read(Files.readString(Path.of("..", "recipes", "quickstart.yaml")));
        Recipe recipe = ModelChoice.with(quickstart, entry);
        CompiledGraph graph = CompiledGraph.of(entry.graph());

        compare(ExportedModels.network(ExportedModels.schema(), graph, recipe.networkOptions(), 3));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormOfTheDensePartAgrees(NetworkOptions options) throws Exception {
        compare(ExportedModels.network(ExportedModels.schema(), CompiledGraph.of(GraphCatalog.hm3()), options, 5));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyGraphAgrees(BehaviorGraph graph) throws Exception {
        NetworkOptions options = new NetworkOptions(6, Map.of(), List.of(16), 0.5);

        compare(ExportedModels.network(ExportedModels.schema(), CompiledGraph.of(graph), options, 11));
    }
}
