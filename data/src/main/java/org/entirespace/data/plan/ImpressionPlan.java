/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view whose rows are impressions, the root of the graph.
 *
 * @param view the view's name
 * @param key columns that an event must share with the impression it is credited to
 * @param time the time column
 * @param timeUnit what it counts; default {@link TimeUnit#TIMESTAMP}
 * @param sequence a whole-number column that orders impressions and events of one key; default the time
 * @param repeats what several impressions with one key are; default {@link Repeats#EACH}
 * @param group column whose values group samples in grouped metrics and intervals (a user, a session)
 * @param id column of whole numbers of 64 bits, one an impression, that samples carry so that their scores can be joined with
 *     what else is known of the impression; that no two impressions share one is not checked
 * @param request columns that tell which impressions belong to one request; its samples then lie together
 */
public record ImpressionPlan(
        @JsonPropertyDescription("View whose rows are impressions.")
        String view,

        @JsonPropertyDescription("Columns an event must share with its impression.")
        List<String> key,

        @JsonPropertyDescription("Time column.") String time,

        @JsonPropertyDescription("What the time column counts; default timestamp.") @Nullable
        TimeUnit timeUnit,

        @JsonPropertyDescription("Whole-number column that orders rows of one key; default the time.") @Nullable
        String sequence,

        @JsonPropertyDescription("each: every impression is a sample; first: one sample per key. Default each.")
        @Nullable
        Repeats repeats,

        @JsonPropertyDescription("Column that groups samples for GAUC and intervals (user, session).") @Nullable
        String group,

        @JsonPropertyDescription(
                "Whole-number column that samples keep, to join their scores by; not checked to be unique.")
        @Nullable
        String id,

        @JsonPropertyDescription(
                "Columns that name the request an impression belongs to; its samples then lie together in the files.")
        @Nullable
        List<String> request) {}
