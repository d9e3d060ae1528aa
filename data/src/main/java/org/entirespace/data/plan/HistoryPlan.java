/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * A point-in-time feature: how many events of some types fell into a window that ends strictly before the impression.
 * Becomes a sample column of its own, a whole number.
 *
 * @param events the event types counted
 * @param by columns that event and impression share, present in both views
 * @param window the length of the window, such as {@code 7d}
 */
public record HistoryPlan(
        @JsonPropertyDescription("Event types counted.") List<String> events,

        @JsonPropertyDescription("Columns that event and impression share.")
        List<String> by,

        @JsonPropertyDescription("Length of the window that ends just before the impression, such as 7d.")
        String window) {}
