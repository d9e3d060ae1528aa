/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.core.graph.Rate;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.Split;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.Trees;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.TrainingPlan;
import org.entirespace.trees.ForestTrainer;

/** Writes down what a model was made from, so that it can be made again. */
final class Provenance {

    /** The fact that tells the time of the last impression that was trained on. */
    static final String TRAINED_UNTIL = "samples.train.to";

    private Provenance() {}

    /** The facts of a network. */
    static Map<String, String> of(Recipe recipe, Manifest samples, double share, String engine) {
        TrainingPlan plan = recipe.training();
        Map<String, String> facts = samples(samples, share);
        facts.put("seed", Long.toString(plan.seed()));
        facts.put("epochs", Integer.toString(plan.epochs()));
        facts.put("batch_size", Integer.toString(plan.batchSize()));
        facts.put("slices", Integer.toString(plan.slices()));
        facts.put("learning_rate", Double.toString(plan.learningRate()));
        facts.put("embedding_learning_rate", Double.toString(plan.embeddingLearningRate()));
        facts.put(
                "embedding_optimizer",
                plan.embeddingOptimizer().table(plan.embeddingLearningRate()).toString());
        facts.put("method", recipe.method().toString());
        facts.put("weights", plan.weights().toString());
        facts.put(
                "early_stopping",
                lower(plan.earlyStopping().metric()) + " of "
                        + plan.earlyStopping().quantity().key() + ", patience "
                        + plan.earlyStopping().patience());
        facts.put("init_from_base_rates", Boolean.toString(recipe.network().initFromBaseRates()));
        return with(facts, engine);
    }

    /** The facts of a forest; what only networks have is not among them. */
    static Map<String, String> ofForest(Recipe recipe, Manifest samples, double share, Forest forest) {
        Map<String, String> facts = samples(samples, share);
        facts.put("seed", Long.toString(recipe.training().seed()));
        facts.put("method", recipe.method().toString());
        facts.put(
                "early_stopping",
                "log_loss of each head, patience "
                        + recipe.method().treesOptions().patience());
        for (Rate rate : forest.graph().rates()) {
            Trees trees = forest.heads().get(rate.index());
            facts.put("trees." + rate.name(), Integer.toString(trees.count()));
        }
        return with(facts, ForestTrainer.library());
    }

    private static Map<String, String> samples(Manifest samples, double share) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("samples", samples.name());
        facts.put("samples.created", samples.created().toString());
        facts.put("samples.plan", samples.planFingerprint());
        if (share < 1) {
            facts.put("samples.share", Double.toString(share));
        }
        samples.splits().stream()
                .filter(summary -> summary.split() == Split.TRAIN && summary.rows() > 0)
                .forEach(summary -> facts.put(TRAINED_UNTIL, String.valueOf(summary.to())));
        samples.files().forEach(file -> {
            if (file.split() != null) {
                facts.put(
                        "samples." + lower(file.split()) + "." + lower(file.role()),
                        file.seal().sha256());
            }
        });
        return facts;
    }

    private static Map<String, String> with(Map<String, String> facts, String engine) {
        facts.put("engine", engine);
        facts.put("java", Runtime.version().toString());
        facts.put("entirespace", version());
        return facts;
    }

    private static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
