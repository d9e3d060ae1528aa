/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.train.recipe.AlarmAction;
import org.entirespace.train.recipe.CollapseAlarm;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.TrainingPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alarm in a run; a factor of next to one lets it go off for healthy heads. */
class CollapseAlarmTest {

    @TempDir
    static Path world;

    @TempDir
    Path out;

    private final List<String> warnings = new ArrayList<>();
    private final TrainingListener listener = new TrainingListener() {
        @Override
        public void warned(int epoch, String message) {
            warnings.add(epoch + ": " + message);
        }
    };

    @BeforeAll
    static void prepare() throws Exception {
        SmallWorld.prepareInto(world);
    }

    @Test
    void healthyHeadsGiveNoWarning() throws Exception {
        train(CollapseAlarm.defaults());

        assertThat(warnings).isEmpty();
    }

    @Test
    void aWarningNamesTheHeadAndTrainingGoesOn() throws Exception {
        train(new CollapseAlarm(AlarmAction.WARN, 1.000001));

        assertThat(warnings).anyMatch(warning -> warning.startsWith("1: head 'click' predicts "));
        assertThat(warnings).anyMatch(warning -> warning.startsWith("2: head 'click' predicts "));
        assertThat(ModelBundle.readManifest(out.resolve("model")).history()).hasSize(2);
    }

    @Test
    void aStopNamesTheHeadAndLeavesNoCollapsedModel() {
        assertThatThrownBy(() -> train(new CollapseAlarm(AlarmAction.STOP, 1.000001)))
                .isInstanceOf(CollapsedHeadException.class)
                .hasMessageMatching("training stopped after epoch 1: head 'click' predicts .* on average where .* was"
                        + " observed, beyond a factor of 1.00; no epoch before it was kept");
        assertThat(out.resolve("model").resolve("manifest.json")).doesNotExist();
    }

    @Test
    void anIgnoredAlarmIsSilent() throws Exception {
        train(new CollapseAlarm(AlarmAction.IGNORE, 1.000001));

        assertThat(warnings).isEmpty();
    }

    @Test
    void aFactorOfOneIsRefused() {
        assertThatThrownBy(() -> new CollapseAlarm(AlarmAction.WARN, 1))
                .hasMessage("drift 1.0; expected finite and > 1");
    }

    private void train(CollapseAlarm alarm) throws Exception {
        Recipe recipe = SmallWorld.recipe();
        TrainingPlan plan = recipe.training();
        TrainingPlan alarmed = new TrainingPlan(
                2,
                512,
                plan.learningRate(),
                plan.embeddingLearningRate(),
                plan.embeddingOptimizer(),
                plan.precision(),
                1,
                2,
                4,
                plan.weights(),
                plan.earlyStopping(),
                alarm);
        new TrainingRun(
                        new Recipe(
                                recipe.name(),
                                recipe.log(),
                                recipe.graph(),
                                recipe.method(),
                                recipe.network(),
                                alarmed,
                                recipe.evaluation()),
                        SampleFolder.open(world.resolve("samples")),
                        out.resolve("model"),
                        SmallWorld.place(() -> false, listener))
                .run();
    }
}
