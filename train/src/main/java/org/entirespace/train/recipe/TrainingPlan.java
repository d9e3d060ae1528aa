/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.model.tower.Precision;

/**
 * How a model is trained.
 *
 * @param epochs passes over the training split, at least 1
 * @param batchSize samples of one step, at least 1
 * @param learningRate the step size of the dense part, positive
 * @param embeddingLearningRate the step size of the embeddings, positive
 * @param embeddingOptimizer how embeddings are fitted
 * @param precision what the towers multiply
 * @param seed the seed of every random choice
 * @param threads the worker threads; they do not decide the bits of the result
 * @param slices the parts into which a batch is cut for the workers; they do decide the bits of the result
 * @param weights loss weights by behaviour, at least 0; 1 where absent
 * @param earlyStopping which epoch is kept
 * @param collapse when a head counts as collapsed
 */
public record TrainingPlan(
        @JsonPropertyDescription("Passes over the training split.")
        int epochs,

        @JsonPropertyDescription("Samples of one step.") int batchSize,

        @JsonPropertyDescription("Step size of the dense part.")
        double learningRate,

        @JsonPropertyDescription("Step size of the embeddings; default the learning_rate.")
        double embeddingLearningRate,

        @JsonPropertyDescription("Optimizer of the embeddings.")
        EmbeddingOptimizer embeddingOptimizer,

        @JsonPropertyDescription("Numbers the towers multiply in training; bfloat16 needs a processor that has it.")
        Precision precision,

        @JsonPropertyDescription("Seed of every random choice.")
        long seed,

        @JsonPropertyDescription("Worker threads; default all cores. They do not change the result.")
        int threads,

        @JsonPropertyDescription("Fixed parts of a batch that workers share; they decide the bits of the result.")
        int slices,

        @JsonPropertyDescription("Loss weights by behavior; 1 where absent.")
        Map<String, Double> weights,

        @JsonPropertyDescription("Which epoch is kept and when training ends; needs a validation split.")
        EarlyStopping earlyStopping,

        @JsonPropertyDescription("When a head counts as collapsed; needs a validation split.")
        CollapseAlarm collapse) {

    /** Checks the ranges. */
    public TrainingPlan {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        atLeastOne("epochs", epochs);
        atLeastOne("batch size", batchSize);
        atLeastOne("threads", threads);
        atLeastOne("slices", slices);
        positive("learning rate", learningRate);
        positive("embedding learning rate", embeddingLearningRate);
        if (weights.values().stream().anyMatch(weight -> !(weight >= 0) || Double.isInfinite(weight))) {
            throw new IllegalArgumentException("weights " + weights + "; expected finite and ≥ 0");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + "; expected ≥ 1");
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + "; expected finite and > 0");
        }
    }

    /** This plan with another seed and number of threads. */
    public TrainingPlan at(long otherSeed, int otherThreads) {
        return new TrainingPlan(
                epochs,
                batchSize,
                learningRate,
                embeddingLearningRate,
                embeddingOptimizer,
                precision,
                otherSeed,
                otherThreads,
                slices,
                weights,
                earlyStopping,
                collapse);
    }

    /** This plan with other loss weights and another rule for the epoch that is kept. */
    public TrainingPlan with(Map<String, Double> otherWeights, EarlyStopping otherStopping) {
        return new TrainingPlan(
                epochs,
                batchSize,
                learningRate,
                embeddingLearningRate,
                embeddingOptimizer,
                precision,
                seed,
                threads,
                slices,
                otherWeights,
                otherStopping,
                collapse);
    }

    /** This plan in another precision. */
    public TrainingPlan in(Precision other) {
        return new TrainingPlan(
                epochs,
                batchSize,
                learningRate,
                embeddingLearningRate,
                embeddingOptimizer,
                other,
                seed,
                threads,
                slices,
                weights,
                earlyStopping,
                collapse);
    }

    /** This plan with other steps. */
    public TrainingPlan stepping(
            int otherEpochs, int otherBatchSize, double otherLearningRate, double otherEmbeddingLearningRate) {
        return new TrainingPlan(
                otherEpochs,
                otherBatchSize,
                otherLearningRate,
                otherEmbeddingLearningRate,
                embeddingOptimizer,
                precision,
                seed,
                threads,
                slices,
                weights,
                earlyStopping,
                collapse);
    }

    /** The plan of a recipe that says nothing of training. */
    public static TrainingPlan defaults(BehaviorGraph graph) {
        return new TrainingPlan(
                5,
                4096,
                1e-3,
                1e-3,
                EmbeddingOptimizer.defaults(),
                Precision.FLOAT32,
                1,
                Runtime.getRuntime().availableProcessors(),
                4,
                Map.of(),
                EarlyStopping.defaults(graph),
                CollapseAlarm.defaults());
    }
}
