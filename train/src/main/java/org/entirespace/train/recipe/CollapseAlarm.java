/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * When a head counts as collapsed, and what happens then. Heads are looked at after each epoch, on the validation split;
 * without one there is no alarm.
 *
 * @param action what happens
 * @param drift how many times a head's mean prediction may be above or below the observed rate; more than 1
 */
public record CollapseAlarm(
        @JsonPropertyDescription("What happens when a head predicts a constant or drifts.")
        AlarmAction action,

        @JsonPropertyDescription("Factor by which a head's mean may differ from the rate observed in validation.")
        double drift) {

    /** Checks the factor. */
    public CollapseAlarm {
        if (!(drift > 1) || Double.isInfinite(drift)) {
            throw new IllegalArgumentException("drift " + drift + "; expected finite and > 1");
        }
    }

    /** A warning beyond a factor of five. */
    public static CollapseAlarm defaults() {
        return new CollapseAlarm(AlarmAction.WARN, 5);
    }
}
