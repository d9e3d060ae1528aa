/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.time.LocalDate;

/**
 * The samples of one day; they follow those of the days before it in their file, and are in random order among themselves.
 *
 * @param day the day of their impressions in UTC
 * @param rows how many, at least 1
 */
public record DayRows(LocalDate day, long rows) {

    /** Checks the count. */
    public DayRows {
        if (rows < 1) {
            throw new IllegalArgumentException("day " + day + ": " + rows + " rows; expected ≥ 1");
        }
    }
}
