/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.sample.LabelCheck;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.evaluate.ScoredSamples;

/** Scores prepared samples with a trained model, labels beside the scores. */
public final class BundleScoring {

    private final TowerEngine engine;
    private final int threads;

    /** Scoring on some threads; they do not change a score. */
    public BundleScoring(TowerEngine engine, int threads) {
        this.engine = engine;
        this.threads = threads;
    }

    /**
     * Scores a split.
     *
     * @param bundle the model
     * @param samples prepared with the schema that the model was trained on
     * @param split which samples
     * @param quantities what to score
     * @throws IllegalArgumentException when the samples were encoded by another schema than the model's, lack a label column, or
     *     lack negatives of the split
     */
    public ScoredSamples score(ModelBundle bundle, SampleFolder samples, Split split, List<Quantity> quantities)
            throws IOException {
        BundleManifest manifest = bundle.manifest();
        requireSameSchema(manifest.schema(), samples.manifest().schema());
        samples.manifest().requireWhole(split, "judge a model");
        CompiledGraph graph = bundle.graph();
        List<String> columns = labelColumns(manifest);
        try (SampleSplit rows = samples.open(split, columns);
                Workers workers = new Workers(threads)) {
            LabelCheck.check(graph.graph(), manifest.labels(), rows);
            HeadPredictor predictor = bundle.model().predictor(engine);
            HeadScorer scorer = new HeadScorer(predictor, quantities, workers);
            byte[][] labels = columns.stream().map(rows::labels).toArray(byte[][]::new);
            boolean ratios = predictor.readout().ratios();
            return new ScoredSamples(graph, quantities, Scoring.score(scorer, rows), labels, rows.groups(), ratios);
        }
    }

    /** The label columns of the behaviours of a model's graph, in its order. */
    static List<String> labelColumns(BundleManifest manifest) {
        return manifest.graph().behaviorNames().stream()
                .map(behavior -> Objects.requireNonNull(manifest.labels().get(behavior), behavior))
                .toList();
    }

    /** Checks that samples were encoded as a model reads them. */
    static void requireSameSchema(Schema model, Schema samples) {
        if (model.equals(samples)) {
            return;
        }
        for (FittedField field : model.fields()) {
            if (!samples.fields().contains(field)) {
                throw new IllegalArgumentException(
                        "the samples were encoded by another schema than the model's: field '" + field.name()
                                + "' differs; prepare and train with the same recipe");
            }
        }
        throw new IllegalArgumentException("the samples have fields that the model does not know, or another order");
    }
}
