/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * Settings of training that a model is tried with; what is absent stays as the recipe has it.
 *
 * @param learningRate the step size of the dense part, positive
 * @param embeddingLearningRate the step size of the embeddings, positive
 * @param batchSize samples of one step, at least 1
 * @param epochs passes over the training split, at least 1
 * @param constraintStrength what ties two towers, at least 0; without effect on a model whose towers are not tied
 * @param treesDepth splits from the root of a tree to a leaf at most, at least 1; without effect on a model that is no trees,
 *     as most other settings are on trees
 */
public record Trial(
        @JsonPropertyDescription("Step size of the dense part; default the recipe's.") @Nullable
        Double learningRate,

        @JsonPropertyDescription(
                "Step size of the embeddings; default the recipe's, or where that is its learning_rate,"
                        + " the trial's.")
        @Nullable
        Double embeddingLearningRate,

        @JsonPropertyDescription("Samples of one step; default the recipe's.") @Nullable
        Integer batchSize,

        @JsonPropertyDescription("Passes over the training split; default the recipe's.") @Nullable
        Integer epochs,

        @JsonPropertyDescription("Strength of what ties two towers; default the model's.") @Nullable
        Double constraintStrength,

        @JsonPropertyDescription(
                "Splits from the root of a tree to a leaf at most, where the learner is trees; default the model's.")
        @Nullable
        Integer treesDepth) {

    /**
     * The recipe with these settings. Embeddings that the recipe fits by the step size of the dense part go on doing so.
     *
     * @throws IllegalArgumentException when a setting is out of its range
     */
    public Recipe applyTo(Recipe recipe) {
        TrainingPlan plan = recipe.training();
        double dense = learningRate == null ? plan.learningRate() : learningRate;
        double followed = plan.embeddingLearningRate() == plan.learningRate() ? dense : plan.embeddingLearningRate();
        TrainingPlan training = plan.stepping(
                epochs == null ? plan.epochs() : epochs,
                batchSize == null ? plan.batchSize() : batchSize,
                dense,
                embeddingLearningRate == null ? followed : embeddingLearningRate);
        return new Recipe(
                recipe.name(),
                recipe.log(),
                recipe.graph(),
                method(recipe.method()),
                recipe.network(),
                training,
                recipe.evaluation());
    }

    private MethodPlan method(MethodPlan method) {
        MethodPlan tied = constraintStrength == null ? method : method.withConstraintStrength(constraintStrength);
        return treesDepth == null ? tied : tied.withTreesDepth(treesDepth);
    }

    /** The settings that are there, as a recipe would have them: {@code learning_rate 0.002, batch_size 1024}. */
    public String text() {
        Map<String, @Nullable Number> settings = new LinkedHashMap<>();
        settings.put("learning_rate", learningRate);
        settings.put("embedding_learning_rate", embeddingLearningRate);
        settings.put("batch_size", batchSize);
        settings.put("epochs", epochs);
        settings.put("constraint_strength", constraintStrength);
        settings.put("trees_depth", treesDepth);
        return settings.entrySet().stream()
                .filter(setting -> setting.getValue() != null)
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
