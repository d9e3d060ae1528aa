/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.train.evaluate.EvaluationOptions;
import org.entirespace.train.evaluate.Evaluator;
import org.entirespace.train.evaluate.FakeSamples;
import org.entirespace.train.evaluate.LearningCurve;
import org.entirespace.train.evaluate.ScoredSamples;

/** Reports of imitated models, as a comparison of ESMM and HM3 would make them. */
final class FakeReport {

    private FakeReport() {}

    /** ESMM and HM3 on the same impressions. */
    static Report of(int rows) {
        FakeSamples world = FakeSamples.of(rows, 42);
        return new Report(
                "Synthetic world: ESMM and HM3",
                List.of(
                        new Fact("recipe", "recipes/quickstart.yaml"),
                        new Fact("samples", "world/samples, 400,000 train, " + rows + " test"),
                        new Fact(
                                "fingerprint of the data",
                                "sha256:9f2c61b07a44e1d2c0b5c2f7b6e0a2f14a0d0c8a7d7b9b8a35c1f02d6c7e8a11"),
                        new Fact("seed", "42"),
                        new Fact("split", "by time: last day is test"),
                        new Fact("version", "0.1.0-SNAPSHOT"),
                        new Fact("Java", "17.0.15"),
                        new Fact("matrix library", "OpenBLAS 0.3.31 (Zen)"),
                        new Fact("trained in", "1 min 32 s")),
                List.of(
                        model("esmm", world.esmm(0.75, 0.15, 1), List.of("CTR", "CTCVR"), 0.028),
                        model("hm3", world.hm3(0.45, 0.02, 2), List.of("CTR", "CTMi", "CTMa", "CTCVR"), 0.04)));
    }

    /** One section. */
    static ModelSection model(String name, ScoredSamples samples, List<String> terms, double gain) {
        return new ModelSection(
                name,
                samples.graph(),
                Evaluator.evaluate(samples, new EvaluationOptions(200, 0.95, 10, 1)),
                learning(terms, gain),
                List.of(
                        new Fact("embedding", "16 per field"),
                        new Fact("tower", "128-64-32"),
                        new Fact("optimiser", "Adam 0.001, lazy Adam for embeddings"),
                        new Fact("batch", "2048"),
                        new Fact("early stopping", "AUC of CVR on click, patience 2")));
    }

    /** One section without options. */
    static ModelSection untrained(String name, ScoredSamples samples, LearningCurve learning) {
        return new ModelSection(
                name,
                samples.graph(),
                Evaluator.evaluate(samples, new EvaluationOptions(20, 0.95, 10, 1)),
                learning,
                List.of());
    }

    private static LearningCurve learning(List<String> terms, double gain) {
        Map<String, Double> levels = Map.of("CTR", 0.21, "CTMi", 0.078, "CTMa", 0.046, "CTCVR", 0.0185);
        List<EpochRecord> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 8; epoch++) {
            Map<String, Double> train = new LinkedHashMap<>();
            Map<String, Double> validation = new LinkedHashMap<>();
            for (String term : terms) {
                double level = levels.getOrDefault(term, 0.1);
                train.put(term, level * (0.93 - 2 * gain + 0.17 * Math.exp(-0.5 * epoch) - 0.004 * epoch));
                validation.put(term, level * (0.95 - 2 * gain + 0.1 * Math.exp(-0.6 * epoch) + 0.0008 * epoch * epoch));
            }
            double metric = 0.64 + gain - 0.08 * Math.exp(-0.7 * epoch) - 0.0006 * epoch * epoch;
            epochs.add(new EpochRecord(epoch, train, validation, Map.of(), OptionalDouble.of(metric), 11.5, 40_000));
        }
        return new LearningCurve("AUC of CVR on click", 4, epochs);
    }
}
