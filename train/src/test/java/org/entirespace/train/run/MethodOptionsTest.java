/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of a method, and every form of the network, changes what is learned. */
class MethodOptionsTest {

    @TempDir
    private static Path world = Path.of("");

    private static final Map<String, List<Double>> SCORES = new HashMap<>();

    @BeforeAll
    static void prepare() throws Exception {
        SmallWorld.prepareInto(world);
    }

    /** A model, its keys as they are, and one of them changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "esmm;method: {};method: {fitting: conditional}",
                "esmm;method: {};method: {embeddings: separate}",
                "esmm;method: {};method: {sharing: {kind: shared_bottom}}",
                "esmm;method: {};method: {weighting: {kind: uncertainty}}",
                "esmm;method: {weighting: {kind: uncertainty}};method: {weighting: {kind: uncertainty, learning_rate: 0.1}}",
                "esmm;method: {};method: {weighting: {kind: gradnorm}}",
                "esmm;method: {weighting: {kind: gradnorm, learning_rate: 0.5}};method: {weighting: {kind: gradnorm, learning_rate: 0.5, restoring: 0}}",
                "division;method: {};method: {ratios: false}",
                "dnn-os;method: {};method: {positive_weight: 2}",
                "aman;method: {};method: {missing_share: 0.5}",
                "unbias;method: {};method: {propensity_floor: 0.1}",
                "escm2-ips;method: {};method: {propensity_floor: 0.3}",
                "escm2-ips;method: {};method: {risk_weight: 0.1}",
                "escm2-ips;method: {};method: {joint_weight: 0.1}",
                "dcmt;method: {};method: {complement_weight: 0.5}",
                "esmc;method: {};method: {constraint: {strength: 1}}",
                "esmc;method: {};method: {constraint: {kind: l2_stopgrad}}",
                "esmc;method: {};method: {constraint: {kind: projection}}",
                "esmc;method: {constraint: {kind: projection}};method: {constraint: {kind: projection, strength: 1}}",
                "esmc;method: {};method: {constraint: {kind: output_order, strength: 1}}",
                "esmc;method: {};method: {constraint: {kind: none}}",
                "esmc;method: {constraint: {kind: l2_stopgrad}};method: {constraint: {kind: l2_stopgrad, first: purchase|click, second: action|click}}",
                "mmoe;method: {};method: {sharing: {experts: 2}}",
                "mmoe;method: {};method: {sharing: {widths: [16]}}",
                "ple;method: {};method: {sharing: {own_experts: 2}}",
                "ple;method: {};method: {sharing: {levels: 2}}",
                "gbdt;method: {trees: {rounds: 4}};method: {learner: network}",
                "gbdt;method: {trees: {rounds: 4}};method: {trees: {rounds: 4, depth: 2}}",
                "gbdt;method: {trees: {rounds: 4}};method: {fitting: over_sampling, trees: {rounds: 4}}",
            })
    void changesWhatIsLearned(String model, String keys, String changed) throws Exception {
        assertThat(scores(model, changed)).isNotEqualTo(scores(model, keys));
    }

    @ParameterizedTest
    @CsvSource({
        "activation, leaky_relu",
        "activation, prelu",
        "normalization, layer",
        "dropout, 0.3",
    })
    void everyFormOfTheNetworkChangesWhatIsLearned(String key, String value) throws Exception {
        Recipe formed = RecipeReader.read(text("esmm", "method: {}")
                .replace("\n  embedding: 8\n", "\n  embedding: 8\n  " + key + ": " + value + "\n"));

        assertThat(scores(formed, key + value)).isNotEqualTo(scores("esmm", "method: {}"));
    }

    private static String text(String model, String keys) throws Exception {
        return Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                        .replace("epochs: 4", "epochs: 1")
                        .replace("batch_size: 4096", "batch_size: 1024")
                        .replace("model: hm3", "model: " + model)
                + keys + "\n";
    }

    private static List<Double> scores(String model, String keys) throws Exception {
        List<Double> known = SCORES.get(model + keys);
        if (known == null) {
            known = scores(RecipeReader.read(text(model, keys)), "model-" + SCORES.size());
            SCORES.put(model + keys, known);
        }
        return known;
    }

    /** The log-odds of a few conversion rates after one epoch. */
    private static List<Double> scores(Recipe recipe, String name) throws Exception {
        SampleFolder samples = SampleFolder.open(world.resolve("samples"));
        Path folder = Files.createDirectories(world.resolve(name));
        new TrainingRun(
                        recipe,
                        samples,
                        folder,
                        SmallWorld.place(() -> false, TrainingListener.SILENT),
                        new RunOptions(1, CheckpointPlan.NONE, 0))
                .run();
        try (Workers workers = new Workers(2);
                SampleSplit test = samples.open(Split.TEST, List.of())) {
            HeadScorer scorer = new HeadScorer(
                    ModelBundle.read(folder).model().predictor(TowerLibrary.fastest(Precision.FLOAT32)),
                    List.of(Quantity.conditional("purchase", "click")),
                    workers);
            double[] logOdds = Scoring.score(scorer, test)[0];
            return java.util.Arrays.stream(logOdds).limit(100).boxed().toList();
        }
    }
}
