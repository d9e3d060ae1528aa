/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view whose rows are events.
 *
 * @param view the view's name
 * @param key columns that match the impressions' key, in the same order
 * @param time the time column
 * @param timeUnit what it counts; default {@link TimeUnit#TIMESTAMP}
 * @param sequence a whole-number column that orders rows of one key; default the time; on both sides or on neither
 * @param type the column that tells one sort of event from another
 */
public record EventPlan(
        @JsonPropertyDescription("View whose rows are events.")
        String view,

        @JsonPropertyDescription("Columns that match the impressions' key, in the same order.")
        List<String> key,

        @JsonPropertyDescription("Time column.") String time,

        @JsonPropertyDescription("What the time column counts; default timestamp.") @Nullable
        TimeUnit timeUnit,

        @JsonPropertyDescription("Whole-number column that orders rows of one key; default the time.") @Nullable
        String sequence,

        @JsonPropertyDescription("Column that holds the event type.")
        String type) {}
