/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * What a log may be like before preparing stops.
 *
 * @param maxRejectedShare the largest share of rejected rows; default 0.001
 * @param observedUntil the instant up to which events were logged; default the last time in the log. A behaviour whose
 *     window reaches past it is unobserved where no event was seen
 */
public record QualityPlan(
        @JsonPropertyDescription("Largest share of rejected rows; default 0.001.") @Nullable
        Double maxRejectedShare,

        @JsonPropertyDescription("Instant up to which events were logged, ISO 8601; default the last time in the log.")
        @Nullable
        String observedUntil) {}
