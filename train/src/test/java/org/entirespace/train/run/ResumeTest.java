/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.TrainingPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that broke off and was started again ends with the same bits as one that never did. */
class ResumeTest {

    private static final String GRADNORM = "method: {weighting: {kind: gradnorm, learning_rate: 0.1}}";

    @TempDir
    static Path world;

    @TempDir
    Path out;

    private Interrupted runs = new Interrupted(Path.of(""));

    @BeforeAll
    static void prepare() throws Exception {
        SmallWorld.prepareInto(world);
    }

    @BeforeEach
    void open() {
        runs = new Interrupted(world);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "4, 1"})
    void anInterruptionAtAnyStepChangesNoBit(int threadsBefore, int threadsAfter) throws Exception {
        Recipe before = Interrupted.recipe("esmm", GRADNORM, threadsBefore);
        Recipe after = Interrupted.recipe("esmm", GRADNORM, threadsAfter);
        Path whole = out.resolve("whole");
        AtomicLong steps = new AtomicLong();
        runs.train(before, whole, counting(steps), CheckpointPlan.NONE);

        for (int step = 1; step <= steps.get(); step++) {
            Path model = out.resolve("killed-at-" + step);
            runs.killAt(step, before, model);
            runs.train(after, model, TrainingListener.SILENT);

            assertThat(Interrupted.result(model)).as("killed at step " + step).isEqualTo(Interrupted.result(whole));
            assertThat(Interrupted.checkpoints(model)).isEmpty();
        }
        assertThat(steps.get()).as("two epochs of several steps").isGreaterThan(7);
        assertThat(Interrupted.result(whole).history()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hm3;method: {}",
                "esmm;method: {weighting: {kind: uncertainty, learning_rate: 0.1}}",
                "esmc;method: {constraint: {kind: projection}}",
                "esmc;method: {constraint: {kind: l2_symmetric, strength: 1}}",
                "esmm;method: {embeddings: separate}",
                "ple;method: {}",
                "dcmt;method: {}",
                "esmm;embedding_optimizer: {kind: ftrl, l1: 0.001}",
                "esmm;embedding_optimizer: {kind: rowwise_adagrad, admit_after: 2, evict_after: 3}",
                "esmm;embedding_precision: float16",
            })
    void soItIsForEveryMethodThatHasAStateOfItsOwn(String model, String keys) throws Exception {
        Recipe recipe = Interrupted.recipe(model, keys, 2);
        Path whole = out.resolve("whole");
        runs.train(recipe, whole, TrainingListener.SILENT, CheckpointPlan.NONE);
        Path killed = out.resolve("killed");
        runs.killAt(3, recipe, killed);
        runs.killAt(4, recipe, killed);

        runs.train(recipe, killed, TrainingListener.SILENT);

        assertThat(Interrupted.result(killed)).isEqualTo(Interrupted.result(whole));
    }

    @Test
    void aStopLeavesACheckpointAndTheSameCommandGoesOn() throws Exception {
        Recipe recipe = Interrupted.recipe("esmm", GRADNORM, 2);
        Path whole = out.resolve("whole");
        runs.train(recipe, whole, TrainingListener.SILENT, CheckpointPlan.NONE);
        Path stopped = out.resolve("stopped");
        AtomicLong steps = new AtomicLong();
        List<String> heard = new ArrayList<>();
        CheckpointPlan seldom = CheckpointPlan.every(Duration.ofDays(1));
        new TrainingRun(
                        recipe,
                        SampleFolder.open(world.resolve("samples")),
                        stopped,
                        SmallWorld.place(() -> steps.get() >= 7, counting(steps)),
                        new RunOptions(Interrupted.SHARE, seldom, 0))
                .run();
        assertThat(Interrupted.checkpoints(stopped)).hasSize(1);
        assertThat(ModelBundle.read(stopped).manifest().bestEpoch()).isEqualTo(1);

        runs.train(
                recipe,
                stopped,
                new TrainingListener() {
                    @Override
                    public void resumed(int epoch, long samples) {
                        heard.add(epoch + ": " + samples);
                    }
                },
                seldom);

        assertThat(heard).hasSize(1).allMatch(text -> text.startsWith("2: "));
        assertThat(Interrupted.result(stopped)).isEqualTo(Interrupted.result(whole));
    }

    @Test
    void withoutAPlanNoCheckpointIsWrittenOrLookedFor() throws Exception {
        Recipe recipe = Interrupted.recipe("esmm", "method: {}", 1);
        Path model = out.resolve("model");
        runs.killAt(5, recipe, model);
        List<Path> before = Interrupted.checkpoints(model);

        runs.train(Interrupted.recipe("hm3", "method: {}", 1), model, TrainingListener.SILENT, CheckpointPlan.NONE);

        assertThat(before).hasSize(2);
        assertThat(Interrupted.checkpoints(model)).isEqualTo(before);
    }

    @Test
    void aCheckpointOfAnotherRunIsRefusedByNameAndStays() throws Exception {
        Recipe recipe = Interrupted.recipe("esmm", "method: {}", 1);
        Path model = out.resolve("model");
        runs.killAt(5, recipe, model);
        TrainingPlan plan = recipe.training();

        assertRefused(recipe.withTraining(plan.at(7, 1)), model, "seed was 1, is 7. Start afresh (--fresh)");
        assertRefused(
                recipe.withTraining(plan.stepping(2, 256, 0.5, 0.001)), model, "learning_rate was 0.001, is 0.5.");
        assertRefused(Interrupted.recipe("esmm", GRADNORM, 1), model, "method was ", "GRADNORM");
        assertRefused(Interrupted.recipe("hm3", "method: {}", 1), model, "graph was ");
        assertThatThrownBy(() -> new TrainingRun(
                                recipe,
                                SampleFolder.open(world.resolve("samples")),
                                model,
                                SmallWorld.place(() -> false, TrainingListener.SILENT),
                                RunOptions.defaults().with(CheckpointPlan.every(Duration.ZERO)))
                        .run())
                .isInstanceOf(OtherRunException.class)
                .hasMessageContaining("samples.share was 0.085, is nothing");
        assertThat(Interrupted.checkpoints(model)).hasSize(2);
    }

    private void assertRefused(Recipe recipe, Path model, String... words) {
        assertThatThrownBy(() -> runs.train(recipe, model, TrainingListener.SILENT))
                .isInstanceOf(OtherRunException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void aFreshStartNeedsNoCheckpointOfItsOwn() throws Exception {
        Recipe recipe = Interrupted.recipe("esmm", "method: {}", 1);
        Recipe other = recipe.withTraining(recipe.training().at(7, 1));
        runs.train(other, out.resolve("whole"), TrainingListener.SILENT, CheckpointPlan.NONE);
        Path model = out.resolve("model");
        runs.killAt(5, recipe, model);

        runs.train(
                other,
                model,
                TrainingListener.SILENT,
                CheckpointPlan.every(Duration.ZERO).startingFresh());

        assertThat(Interrupted.result(model)).isEqualTo(Interrupted.result(out.resolve("whole")));
        assertThat(Interrupted.checkpoints(model)).isEmpty();
    }

    @Test
    void aDamagedCheckpointIsPassedOverForTheOneBeforeIt() throws Exception {
        Recipe recipe = Interrupted.recipe("esmm", GRADNORM, 1);
        runs.train(recipe, out.resolve("whole"), TrainingListener.SILENT, CheckpointPlan.NONE);
        Path model = out.resolve("model");
        runs.killAt(9, recipe, model);
        flipTheLastFloats(Interrupted.checkpoints(model).get(1));
        List<String> heard = new ArrayList<>();

        runs.train(recipe, model, new TrainingListener() {
            @Override
            public void damaged(String message) {
                heard.add(message);
            }
        });

        assertThat(heard).hasSize(1).allMatch(text -> text.contains("CRC-32C") && text.contains("000000000008"));
        assertThat(Interrupted.result(model)).isEqualTo(Interrupted.result(out.resolve("whole")));
    }

    @Test
    void damagedCheckpointsAloneAreRefusedAndTheBundleStays() throws Exception {
        Recipe recipe = Interrupted.recipe("esmm", "method: {}", 1);
        Path model = out.resolve("model");
        runs.killAt(9, recipe, model);
        Interrupted.Result before = Interrupted.result(model);
        for (Path checkpoint : Interrupted.checkpoints(model)) {
            flipTheLastFloats(checkpoint);
        }

        assertThatThrownBy(() -> runs.train(recipe, model, TrainingListener.SILENT))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("CRC-32C");

        assertThat(Interrupted.result(model)).isEqualTo(before);
        assertThat(Interrupted.checkpoints(model)).hasSize(2);
    }

    /** The bundle may be of a later epoch than the checkpoint; a stop before that epoch must not call it older. */
    @Test
    void aBundleFromAfterTheCheckpointStaysWholeWhenItIsStoppedAgain() throws Exception {
        Recipe recipe = Interrupted.recipe("esmm", "method: {}", 1);
        Path model = out.resolve("model");
        runs.killAt(7, recipe, model);
        Path kept = Files.createDirectory(out.resolve("kept"));
        for (Path checkpoint : Interrupted.checkpoints(model)) {
            Files.copy(checkpoint, kept.resolve(checkpoint.getFileName()));
        }
        runs.train(recipe, model, TrainingListener.SILENT);
        Interrupted.Result end = Interrupted.result(model);
        for (Path checkpoint : Interrupted.checkpoints(kept)) {
            Files.copy(checkpoint, model.resolve(checkpoint.getFileName()));
        }

        BundleManifest stopped = new TrainingRun(
                        recipe,
                        SampleFolder.open(world.resolve("samples")),
                        model,
                        SmallWorld.place(() -> true, TrainingListener.SILENT),
                        new RunOptions(Interrupted.SHARE, CheckpointPlan.every(Duration.ZERO), 0))
                .run();

        assertThat(end.bestEpoch()).isGreaterThan(0);
        assertThat(stopped.history()).hasSize(2);
        assertThat(Interrupted.result(model)).isEqualTo(end);
    }

    private static TrainingListener counting(AtomicLong steps) {
        return new TrainingListener() {
            @Override
            public void trained(int epoch, long samples) {
                steps.incrementAndGet();
            }
        };
    }

    private static void flipTheLastFloats(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);
    }
}
