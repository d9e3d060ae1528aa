/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.data.sample.Manifest;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.TrainingPlan;

/** Writes down what a model was made from, so that it can be made again. */
final class Provenance {

    private Provenance() {}

    static Map<String, String> of(Recipe recipe, Manifest samples, String engine) {
        TrainingPlan plan = recipe.training();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("samples", samples.name());
        facts.put("samples.created", samples.created().toString());
        facts.put("samples.plan", samples.planFingerprint());
        samples.files().forEach(file -> {
            if (file.split() != null) {
                facts.put(
                        "samples." + lower(file.split()) + "." + lower(file.role()),
                        file.seal().sha256());
            }
        });
        facts.put("seed", Long.toString(plan.seed()));
        facts.put("epochs", Integer.toString(plan.epochs()));
        facts.put("batch_size", Integer.toString(plan.batchSize()));
        facts.put("slices", Integer.toString(plan.slices()));
        facts.put("learning_rate", Double.toString(plan.learningRate()));
        facts.put("embedding_learning_rate", Double.toString(plan.embeddingLearningRate()));
        facts.put("embedding_optimizer", lower(plan.embeddingOptimizer()));
        facts.put("method", recipe.method().toString());
        facts.put("weights", plan.weights().toString());
        facts.put(
                "early_stopping",
                lower(plan.earlyStopping().metric()) + " of "
                        + plan.earlyStopping().quantity().key() + ", patience "
                        + plan.earlyStopping().patience());
        facts.put("init_from_base_rates", Boolean.toString(recipe.network().initFromBaseRates()));
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
