/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.Locale;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Judging;
import org.entirespace.train.experiment.Online;
import org.entirespace.train.experiment.Trial;
import org.entirespace.train.recipe.EarlyStopping;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be made: what it trains, on what, and what its result is called.
 *
 * @param key which run
 * @param identity of its samples
 * @param recipe what it trains, on one thread until told otherwise
 * @param share of the training split
 * @param chosen the trial whose settings it has; 0 without a search
 */
record PlannedRun(RunKey key, DataIdentity identity, Recipe recipe, double share, int chosen) {

    /** Another number here makes all records stale; to be raised when the same run comes to other figures than before. */
    private static final int VERSION = 1;

    /**
     * Plans a run.
     *
     * @param trial its settings; absent for the recipe's own
     * @param number of the trial, from 1; 0 without one
     * @param isTrial whether it is the trial itself rather than a run with its settings
     */
    static PlannedRun of(
            DataSet data, Contestant model, long seed, @Nullable Trial trial, int number, boolean isTrial) {
        Recipe chosen = model.in(data.recipe());
        Recipe tried = trial == null ? chosen : trial.applyTo(chosen);
        return new PlannedRun(
                new RunKey(data.name(), model.name(), seed, isTrial ? number : 0),
                DataIdentity.of(data, seed),
                tried.withTraining(tried.training().at(seed, 1)),
                data.trainShare(),
                number);
    }

    /** The run with an online test, if any, whose candidates are among its test samples. */
    PlannedRun with(@Nullable Online online) {
        return online == null ? this : new PlannedRun(key, identity.with(online.traffic()), recipe, share, chosen);
    }

    /** What it trains, on some threads, which do not change the result. */
    Recipe onThreads(int threads) {
        TrainingPlan plan = recipe.training();
        return recipe.withTraining(plan.at(plan.seed(), threads));
    }

    /** What chooses its epoch, in words. */
    String criterionName() {
        EarlyStopping stopping = recipe.training().earlyStopping();
        return stopping.metric().name().toLowerCase(Locale.ROOT) + " of "
                + stopping.quantity().key();
    }

    /** Equal where the result is. */
    String fingerprint(Experiment experiment) {
        Online online = experiment.online();
        String judged = judged(experiment.judging());
        return Fingerprint.of(
                "version " + VERSION,
                key.toString(),
                identity.text(),
                recipe.toString(),
                "share " + share,
                "chosen " + chosen,
                online == null || key.isTrial() ? judged : judged + " " + online);
    }

    private static String judged(Judging judging) {
        String intervals = "Judging[bootstrap=" + judging.bootstrap() + ", confidence=" + judging.confidence() + "]";
        return judging.slices().isEmpty() ? intervals : intervals + ", slices " + judging.slices();
    }
}
