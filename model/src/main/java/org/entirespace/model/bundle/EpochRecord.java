/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one epoch came to.
 *
 * @param epoch the epoch, from 1
 * @param trainLoss the mean loss by term on the training split, during the epoch
 * @param validationLoss the log loss of each fitted quantity on the validation split, after it
 * @param diagnostics what else the method tells of itself, after it: task weights, gates, distances
 * @param criterion the value that early stopping watches, after it; absent where it was undefined
 * @param seconds the time the epoch took, validation included
 * @param samplesPerSecond the speed of training alone
 */
public record EpochRecord(
        int epoch,
        Map<String, Double> trainLoss,
        Map<String, Double> validationLoss,
        Map<String, Double> diagnostics,
        java.util.OptionalDouble criterion,
        double seconds,
        double samplesPerSecond) {

    /** Copies the maps, keeping their order. */
    public EpochRecord {
        trainLoss = Collections.unmodifiableMap(new LinkedHashMap<>(trainLoss));
        validationLoss = Collections.unmodifiableMap(new LinkedHashMap<>(validationLoss));
        diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
    }
}
