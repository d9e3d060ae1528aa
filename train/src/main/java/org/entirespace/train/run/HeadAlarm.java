/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entirespace.core.graph.HeadState;

/**
 * Tells collapsed heads by what they predict: the same for every sample, or on average far from what was observed. Heads
 * that speak of few samples are passed over.
 */
final class HeadAlarm {

    private static final long FEW_SAMPLES = 100;
    private static final long FEW_POSITIVES = 20;

    /** Predictions of a head that still tells samples apart differ by more, as a share of their mean. */
    private static final double CONSTANT = 1e-5;

    private final double drift;

    /** Goes off where a mean differs from the observed rate by more than the factor {@code drift}. */
    HeadAlarm(double drift) {
        this.drift = drift;
    }

    /** What is wrong with which heads, each named; empty where nothing is. */
    List<String> of(List<HeadState> heads) {
        return heads.stream().map(this::of).flatMap(Optional::stream).toList();
    }

    private Optional<String> of(HeadState head) {
        if (head.samples() < FEW_SAMPLES) {
            return Optional.empty();
        }
        if (head.deviation() <= CONSTANT * head.mean()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "head '%s' predicts %.4g for all of its %,d samples, of which %,d are positive",
                    head.head(),
                    head.mean(),
                    head.samples(),
                    head.positives()));
        }
        double ratio = head.mean() / head.observedRate();
        if (head.positives() < FEW_POSITIVES || (ratio <= drift && ratio >= 1 / drift)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "head '%s' predicts %.4g on average where %.4g was observed, beyond a factor of %.3g",
                head.head(),
                head.mean(),
                head.observedRate(),
                drift));
    }
}
