/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import java.util.Locale;

/**
 * That the scores of a quantity have come to another level.
 *
 * @param before the level so far
 * @param now how things stand
 */
public record DriftChange(DriftLevel before, QuantityDrift now) {

    /** Whether somebody should hear of it: one of the two levels is a warning or an alarm. */
    public boolean isNews() {
        return before.isDrift() || now.level().isDrift();
    }

    /** What happened, in words. */
    @Override
    public String toString() {
        String index = now.psi()
                .fold(
                        psi -> String.format(
                                Locale.ROOT, "population stability index %.3f of %,d rows", psi, now.rows()),
                        reason -> "too few rows to tell");
        return "scores of " + now.quantity() + ": " + word(now.level()) + ", " + index + " (before: " + word(before)
                + ")";
    }

    private static String word(DriftLevel level) {
        return switch (level) {
            case UNKNOWN -> "unknown";
            case NONE -> "no drift";
            case WARN -> "drift, warning";
            case ALARM -> "drift, alarm";
        };
    }
}
