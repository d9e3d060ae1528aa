/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.entirespace.train.document.DocumentException;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.entirespace.train.recipe.TrainingPlan;
import org.entirespace.train.run.ModelChoice;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Trial NOTHING = new Trial(null, null, null, null, null, null);

    private static Recipe recipe(String training) throws DocumentException {
        return RecipeReader.read(BaseExperiment.CLICKS + "training: {threads: 1" + training + "}\n");
    }

    @Test
    void aTrialOfNothingIsTheRecipe() throws DocumentException {
        assertThat(NOTHING.applyTo(recipe(""))).isEqualTo(recipe(""));
    }

    @Test
    void everySettingActsAndNothingElseChanges() throws DocumentException {
        assertThat(new Trial(0.5, 0.25, 128, 9, null, null).applyTo(recipe("")))
                .isEqualTo(recipe(", learning_rate: 0.5, embedding_learning_rate: 0.25, batch_size: 128, epochs: 9"));
    }

    @Test
    void embeddingsFollowTheStepSizeOfTheDensePartWhereTheRecipeLetsThem() throws DocumentException {
        TrainingPlan followed =
                new Trial(0.5, null, null, null, null, null).applyTo(recipe("")).training();
        TrainingPlan kept = new Trial(0.5, null, null, null, null, null)
                .applyTo(recipe(", embedding_learning_rate: 0.1"))
                .training();

        assertThat(followed.embeddingLearningRate()).isEqualTo(0.5);
        assertThat(kept.embeddingLearningRate()).isEqualTo(0.1);
    }

    @Test
    void theStrengthOfAConstraintIsThatOfTheModel() throws DocumentException {
        String labels = "{click: {events: [click]}, action: {events: [cart], follows: click}, ";
        Recipe recipe = RecipeReader.read(BaseExperiment.CLICKS.replace("{click: {events: [click]}, ", labels));
        Recipe tied = ModelChoice.with(recipe, ModelCatalog.model("esmc"));

        Recipe tried = new Trial(null, null, null, null, 0.5, null).applyTo(tied);

        assertThat(tried.method().twinConstraint().strength()).isEqualTo(0.5);
        assertThat(tried.method().twinConstraint().kind())
                .isEqualTo(tied.method().twinConstraint().kind());
        assertThat(tried.method()
                        .withConstraintStrength(tied.method().constraint().strength()))
                .isEqualTo(tied.method());
    }

    @Test
    void theDepthOfTreesIsThatOfTheModel() throws DocumentException {
        Recipe trees = ModelChoice.with(recipe(""), ModelCatalog.model("gbdt"));

        Recipe tried = new Trial(0.5, null, null, null, null, 3).applyTo(trees);

        assertThat(tried.method().trees().depth()).isEqualTo(3);
        assertThat(tried.method().withTreesDepth(trees.method().trees().depth()))
                .isEqualTo(trees.method());
    }

    @Test
    void theTextTellsWhatIsThere() {
        assertThat(new Trial(0.002, null, 1024, null, null, 8).text())
                .isEqualTo("learning_rate 0.002, batch_size 1024, trees_depth 8");
    }

    @Test
    void settingsOutOfRangeAreRefused() throws DocumentException {
        Recipe recipe = recipe("");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trial(0.0, null, null, null, null, null).applyTo(recipe))
                .withMessageContaining("learning rate 0.0");
    }
}
