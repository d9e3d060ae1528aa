/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one split holds.
 *
 * @param split the split
 * @param rows its samples
 * @param behaviors label counts by label column, in column order; each adds up to {@code rows}
 * @param from the time of its first impression; null where the split is empty
 * @param to the time of its last impression; null where the split is empty
 */
public record SplitSummary(
        Split split,
        long rows,
        Map<String, LabelCounts> behaviors,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Checks that all parts speak of the same rows. */
    public SplitSummary {
        Objects.requireNonNull(split, "split");
        behaviors = Collections.unmodifiableMap(new LinkedHashMap<>(behaviors));
        behaviors.forEach((behavior, counts) -> {
            if (counts.rows() != rows) {
                throw new IllegalArgumentException("split " + split + ", behavior '" + behavior + "': labels of "
                        + counts.rows() + " rows; expected " + rows);
            }
        });
        if (rows < 0 || (from == null) != (rows == 0) || (to == null) != (rows == 0)) {
            throw new IllegalArgumentException("split " + split + ": " + rows + " rows from " + from + " to " + to
                    + "; an empty split has no times");
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("split " + split + ": from " + from + " is after to " + to);
        }
    }

    /**
     * The label counts of a behaviour.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public LabelCounts counts(String behavior) {
        LabelCounts counts = behaviors.get(behavior);
        if (counts == null) {
            throw new IllegalArgumentException(
                    "the samples have no labels of behavior '" + behavior + "'; they have " + behaviors.keySet());
        }
        return counts;
    }
}
