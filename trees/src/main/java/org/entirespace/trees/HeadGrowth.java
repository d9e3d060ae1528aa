/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.entirespace.model.forest.Trees;

/**
 * The trees of one head while they grow, a tree each round. With validation samples it remembers the round of the least loss,
 * that before the first tree included, and is done when none was better for as long as patience says. One owner.
 */
final class HeadGrowth implements AutoCloseable {

    private final HeadStart start;
    private final int patience;
    private final int most;
    private final int width;
    private final BoostedSamples train;
    private final Optional<BoostedSamples> validation;
    private final Gradients gradients;
    private final Booster booster;
    private int rounds;
    private int best;
    private double bestLoss;

    /** Growth that has not begun; training samples have both outcomes, and without validation samples none are judged. */
    HeadGrowth(HeadStart start, GrowthSettings settings, HeadSamples trained, Optional<HeadSamples> judged)
            throws XGBoostError {
        this.start = start;
        this.patience = settings.options().patience();
        this.most = settings.options().rounds();
        this.width = trained.features().width();
        train = new BoostedSamples(trained, start.base());
        validation = judged.isEmpty() ? Optional.empty() : Optional.of(new BoostedSamples(judged.get(), start.base()));
        booster = XGBoost.train(
                train.matrix(), settings.parameters(start.meanWeight(), start.weightedRate()), 0, Map.of(), null, null);
        gradients = new Gradients(trained.samples(), start.positiveWeight());
        gradients.at(train.logits());
        bestLoss = validationLoss().orElse(0);
    }

    /** Grows another tree. */
    void grow() throws XGBoostError {
        booster.boost(train.matrix(), rounds, gradients.first(), gradients.second());
        rounds++;
        train.ask(booster);
        gradients.at(train.logits());
        if (validation.isPresent()) {
            validation.get().ask(booster);
        }
        double loss = validationLoss().orElse(0);
        if (validation.isEmpty() || loss < bestLoss) {
            best = rounds;
            bestLoss = loss;
        }
    }

    /** Whether there is no further tree to grow. */
    boolean isDone() {
        return rounds >= most || rounds - best >= patience;
    }

    /** The mean loss that is fitted, as it is now. */
    double trainLoss() {
        return gradients.loss();
    }

    /** The mean log loss on the validation samples, as it is now; empty where there are none. */
    OptionalDouble validationLoss() {
        return validation.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(validation.get().logLoss(start.shift()));
    }

    /** The logits of the training samples as they are now, live; (samples). */
    float[] logits() {
        return train.logits();
    }

    /** The trees up to the best round. */
    Trees trees() throws XGBoostError {
        return BoosterTrees.read(booster.toByteArray("json"), best, start.base(), width);
    }

    @Override
    public void close() {
        booster.dispose();
        train.close();
        validation.ifPresent(BoostedSamples::close);
    }
}
