/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.metric.Bootstrap;
import org.entirespace.core.metric.BootstrapOptions;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.compare.RunRecord.Training;
import org.entirespace.train.evaluate.EvaluationOptions;
import org.entirespace.train.evaluate.ScoredSamples;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Judging;
import org.entirespace.train.experiment.Online;
import org.entirespace.train.recipe.EarlyStopping;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.run.BundleScoring;
import org.entirespace.train.run.CheckpointPlan;
import org.entirespace.train.run.RunOptions;
import org.entirespace.train.run.TrainingPlace;
import org.entirespace.train.run.TrainingRun;

/** Makes one run: trains a model, and judges it; a trial on the validation split, any other run on the test split. */
final class ModelRun {

    private static final int CALIBRATION_BINS = 10;
    private static final long BOOTSTRAP_SEED = 1;

    private final Experiment experiment;
    private final PlannedRun run;
    private final Recipe recipe;

    ModelRun(Experiment experiment, PlannedRun run, int threads) {
        this.experiment = experiment;
        this.run = run;
        this.recipe = run.onThreads(threads);
    }

    /**
     * Makes the run.
     *
     * @param data its samples
     * @param bundle the folder for the model
     * @param place the surroundings of training
     */
    RunRecord make(PreparedData data, Path bundle, TrainingPlace place) throws IOException {
        long start = place.nanoTime().getAsLong();
        BundleManifest manifest = new TrainingRun(
                        recipe, data.samples(), bundle, place, new RunOptions(run.share(), CheckpointPlan.NONE, 0))
                .run();
        double seconds = (place.nanoTime().getAsLong() - start) / 1e9;
        ModelBundle model = ModelBundle.read(bundle);
        return new RunRecord(
                run.key(),
                run.fingerprint(experiment),
                run.chosen(),
                criterion(model, data),
                run.criterionName(),
                training(manifest, data, seconds),
                run.key().isTrial() ? List.of() : figures(model, data));
    }

    private Training training(BundleManifest manifest, PreparedData data, double seconds) {
        long all = data.samples().manifest().summary(Split.TRAIN).rows();
        double fastest = manifest.history().stream()
                .mapToDouble(EpochRecord::samplesPerSecond)
                .max()
                .orElse(0);
        return new Training(Math.round(run.share() * all), manifest.bestEpoch(), seconds, fastest);
    }

    private MetricValue criterion(ModelBundle model, PreparedData data) throws IOException {
        boolean validated = data.samples().manifest().splits().stream().anyMatch(s -> s.split() == Split.VALIDATION);
        if (!validated) {
            return MetricValue.undefined("no validation split");
        }
        EarlyStopping stopping = recipe.training().earlyStopping();
        ScoredSamples scored = scoring().score(model, data.samples(), Split.VALIDATION, List.of(stopping.quantity()));
        return stopping.metric().of(scored.predictions(stopping.quantity()));
    }

    private List<Figure> figures(ModelBundle model, PreparedData data) throws IOException {
        Judging judging = experiment.judging();
        Bootstrap bootstrap =
                new Bootstrap(new BootstrapOptions(judging.bootstrap(), judging.confidence(), BOOTSTRAP_SEED));
        ScoredSamples all =
                scoring().score(model, data.samples(), Split.TEST, model.graph().quantities());
        ScoredSamples scored = data.logged(all);
        EvaluationOptions options =
                new EvaluationOptions(judging.bootstrap(), judging.confidence(), CALIBRATION_BINS, BOOTSTRAP_SEED);
        List<Figure> figures = new ArrayList<>(
                data.knownTruth().isPresent()
                        ? LabelFigures.of(scored, options, bootstrap)
                        : LabelFigures.ofSharedRows(scored, options, bootstrap));
        for (String field : judging.slices()) {
            figures.addAll(LabelFigures.of(scored, Slices.of(data.samples(), field), bootstrap));
        }
        data.knownTruth().ifPresent(truth -> figures.addAll(truth.of(scored, bootstrap)));
        Online online = experiment.online();
        if (online != null && data.candidates() != null) {
            figures.addAll(new OnlineFigures(online, data.candidates(), bootstrap).of(all));
        }
        return figures;
    }

    private BundleScoring scoring() {
        return new BundleScoring(
                TowerLibrary.fastest(Precision.FLOAT32), recipe.training().threads());
    }
}
