/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.graph.RateRows;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.sample.LabelCheck;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.calibration.CalibrationMethod;
import org.entirespace.model.calibration.HeadSamples;
import org.entirespace.model.calibration.LevelFit;
import org.entirespace.model.calibration.SeenSamples;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rates of a trained model right on samples that it did not learn from: head by head, and then the level of each behaviour over
 * all impressions.
 */
public final class BundleCalibration {

    /** Samples of the rarer outcome that a head needs. */
    public static final int LEAST = 20;

    private static final int BATCH = 8_192;

    private final TowerEngine engine;
    private final CalibrationMethod method;
    private final boolean isLevelled;
    private final Workers workers;

    /**
     * What came of one head.
     *
     * @param head the rate, such as {@code purchase|click,macro}
     * @param samples the samples in which its conditions hold
     * @param positives in how many of them the behaviour happened
     * @param before the mean of the rates that the model predicted, over the share of positives; NaN without any
     * @param after the same with the map; {@code before} where the head stays as it is
     * @param isCalibrated whether it was; otherwise there were fewer than {@link #LEAST} of one outcome
     */
    public record Head(String head, int samples, int positives, double before, double after, boolean isCalibrated) {}

    /**
     * A calibrated model.
     *
     * @param bundle the bundle, not written yet
     * @param heads what came of each head by its map, in head order
     * @param levels what came of each behaviour over all impressions; empty where heads alone were made right
     */
    public record Result(ModelBundle bundle, List<Head> heads, List<LevelFit.Level> levels) {}

    /**
     * A way of calibrating.
     *
     * @param engine computes towers, in floats as models are served
     * @param method of the heads
     * @param isLevelled whether the levels of behaviours are made right as well
     * @param workers who share the work; how many they are changes nothing
     */
    public BundleCalibration(TowerEngine engine, CalibrationMethod method, boolean isLevelled, Workers workers) {
        this.engine = engine;
        this.method = method;
        this.isLevelled = isLevelled;
        this.workers = workers;
    }

    /**
     * Fits maps to a split; maps that were there before are forgotten.
     *
     * @param bundle the model; its golden requests are answered anew, and how its scores are distributed is told anew
     * @param split samples that it did not learn from
     * @param now when this is done, ISO 8601
     * @throws IllegalArgumentException when samples and model do not belong together
     */
    public Result calibrate(ModelBundle bundle, SampleFolder samples, Split split, String now) throws IOException {
        BundleManifest manifest = bundle.manifest();
        BundleScoring.requireSameSchema(manifest.schema(), samples.manifest().schema());
        samples.manifest().requireWhole(split, "calibrate a model");
        HeadModel plain = bundle.model().calibrated(Map.of());
        CompiledGraph graph = bundle.graph();
        List<String> columns = BundleScoring.labelColumns(manifest);
        try (SampleSplit rows = samples.open(split, columns)) {
            LabelCheck.check(graph.graph(), manifest.labels(), rows);
            return calibrate(bundle, plain, rows, new Told(ScoreReferences.words(samples, split), now));
        }
    }

    /** What people are told of a calibration. */
    private record Told(String samples, String now) {}

    private Result calibrate(ModelBundle bundle, HeadModel plain, SampleSplit rows, Told told) throws IOException {
        CompiledGraph graph = bundle.graph();
        SeenSamples all = new SeenSamples(graph);
        List<HeadSamples> seen = seen(plain, rows, all);
        Map<String, CalibrationMap> maps = new LinkedHashMap<>();
        List<Head> heads = new ArrayList<>();
        for (Rate rate : graph.rates()) {
            HeadSamples ofHead = seen.get(rate.index());
            int rarer = Math.min(ofHead.positives(), ofHead.size() - ofHead.positives());
            if (rarer >= LEAST) {
                maps.put(rate.name(), method.fit(ofHead));
            }
            heads.add(head(rate.name(), ofHead, maps.get(rate.name())));
        }
        LevelFit.Result levelled = isLevelled
                ? new LevelFit(graph, plain.predictor(engine).readout(), LEAST, workers).fit(maps, all)
                : new LevelFit.Result(maps, List.of());
        HeadModel calibrated = plain.calibrated(levelled.maps());
        String words =
                method.name().toLowerCase(Locale.ROOT) + (isLevelled ? " and levels" : "") + " on " + told.samples();
        BundleManifest next = bundle.manifest().calibrated(calibrated, told.now(), words);
        List<GoldenRequest> golden = Agreement.write(
                new ModelScorer(calibrated, engine),
                bundle.golden().stream().map(GoldenRequest::body).toList());
        ScoreReference reference = new ScoreReferences(engine, workers, rows, told.samples()).of(calibrated);
        return new Result(new ModelBundle(next, calibrated, golden, reference), heads, levelled.levels());
    }

    private static Head head(String name, HeadSamples samples, @Nullable CalibrationMap map) {
        double before =
                samples.positives() == 0 ? Double.NaN : samples.meanRate() * samples.size() / samples.positives();
        double after = map == null ? before : samples.meanRate(map) * samples.size() / samples.positives();
        return new Head(name, samples.size(), samples.positives(), before, after, map != null);
    }

    /**
     * What each head says of the samples that it speaks of.
     *
     * @param all gets what all heads say of all samples, where that will be needed
     */
    private List<HeadSamples> seen(HeadModel model, SampleSplit split, SeenSamples all) {
        HeadPredictor predictor = model.predictor(engine);
        HeadPredictor.Lane lane = predictor.lane();
        List<Rate> rates = model.graph().rates();
        List<RateRows> spoken = RateRows.of(model.graph());
        List<HeadSamples> seen = rates.stream().map(rate -> new HeadSamples()).toList();
        float[] logits = new float[Math.multiplyExact(predictor.block(), predictor.heads())];
        SampleBatch batch = split.newBatch(Math.max(1, Math.min(BATCH, split.rows())));
        for (int at = 0; at < split.rows(); at += BATCH) {
            split.fillRange(batch, at, Math.min(BATCH, split.rows() - at));
            predictor.requireFits(batch);
            for (int from = 0; from < batch.size; from += predictor.block()) {
                int to = Math.min(batch.size, from + predictor.block());
                lane.predict(batch, from, to, logits);
                if (isLevelled) {
                    all.add(logits, batch.labels, from, to);
                }
                for (int h = 0; h < seen.size(); h++) {
                    float shift = (float) predictor.readout().shiftOf(rates.get(h));
                    for (int i = from; i < to; i++) {
                        byte observed = spoken.get(h).observed(batch.labels, i);
                        if (observed != Label.UNOBSERVED.code()) {
                            float logit = logits[(i - from) * predictor.heads() + h] - shift;
                            seen.get(h).add(logit, observed == Label.POSITIVE.code());
                        }
                    }
                }
            }
        }
        return seen;
    }
}
