/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Samples of a rate in the library's memory, and what a booster says of them so far. One owner. */
final class BoostedSamples implements AutoCloseable {

    private final RateSamples samples;
    private final DMatrix matrix;
    private final float[] logits; // (samples)

    /** Samples whose logits begin at a base. */
    BoostedSamples(HeadSamples head, float base) throws XGBoostError {
        samples = head.samples();
        matrix = new DMatrix(
                samples.features(head.features()),
                samples.count(),
                head.features().width(),
                Float.NaN);
        logits = new float[samples.count()];
        java.util.Arrays.fill(logits, base);
        matrix.setBaseMargin(logits);
    }

    /** Asks a booster for the logits as they are now. */
    void ask(Booster booster) throws XGBoostError {
        float[][] predicted = booster.predict(matrix, true);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = predicted[i][0];
        }
    }

    /** The mean cross-entropy of the logits, from which a shift is taken off. */
    double logLoss(double shift) {
        return samples.logLoss(logits, shift);
    }

    DMatrix matrix() {
        return matrix;
    }

    /** The logits, live; (samples). */
    float[] logits() {
        return logits;
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
