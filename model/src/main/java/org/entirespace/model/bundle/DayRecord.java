/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one day of incremental training came to. What is said of the model is of the one before it learned from the day.
 *
 * @param day the day in UTC, {@code 2026-01-31}
 * @param samples its samples
 * @param steps the steps taken since the optimiser state was fresh
 * @param criterion the value that is watched; absent where it was undefined on this day
 * @param expected what the days before it had on average; absent where there were none
 * @param lossBefore the log loss of each fitted quantity
 * @param trainLoss the mean loss by term while it learned from the day
 * @param seconds the time the day took
 */
public record DayRecord(
        String day,
        long samples,
        long steps,
        OptionalDouble criterion,
        OptionalDouble expected,
        Map<String, Double> lossBefore,
        Map<String, Double> trainLoss,
        double seconds) {

    /** Copies the maps, keeping their order. */
    public DayRecord {
        lossBefore = Collections.unmodifiableMap(new LinkedHashMap<>(lossBefore));
        trainLoss = Collections.unmodifiableMap(new LinkedHashMap<>(trainLoss));
    }
}
