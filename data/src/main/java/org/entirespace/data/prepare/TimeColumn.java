/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.Optional;
import org.entirespace.data.plan.TimeUnit;
import org.jspecify.annotations.Nullable;

/** SQL that reads a time column as microseconds since 1970-01-01T00:00:00Z. */
final class TimeColumn {

    private TimeColumn() {}

    /** The unit that counts where none is named. */
    static TimeUnit orDefault(@Nullable TimeUnit unit) {
        return unit == null ? TimeUnit.TIMESTAMP : unit;
    }

    /** Why a column of this type cannot hold times of this unit, if so. */
    static Optional<String> mismatch(String type, TimeUnit unit) {
        boolean fits =
                SqlType.isText(type) || (unit == TimeUnit.TIMESTAMP ? SqlType.isTime(type) : SqlType.isNumber(type));
        return fits
                ? Optional.empty()
                : Optional.of("has the type " + type + ", which cannot hold times with the unit "
                        + unit.name().toLowerCase(java.util.Locale.ROOT) + "; cast it in the view or change the unit");
    }

    /**
     * SQL for the microseconds, NULL where the value is missing, not a time, or not between the years 1 and 9999.
     *
     * @param column SQL of the column
     * @param type its type, which has no {@link #mismatch}
     */
    static String micros(String column, String type, TimeUnit unit) {
        if (unit == TimeUnit.TIMESTAMP) {
            String micros = "epoch_us(TRY_CAST(" + column + " AS TIMESTAMPTZ))";
            return "CASE WHEN " + micros + " BETWEEN " + LogInstant.FIRST + " AND " + LogInstant.LAST + " THEN "
                    + micros + " END";
        }
        long factor = perUnit(unit);
        // round towards zero: whole units within the range stay within it
        String within = " BETWEEN " + LogInstant.FIRST / factor + " AND " + LogInstant.LAST / factor;
        if (SqlType.isWhole(type)) {
            return "CASE WHEN " + column + within + " THEN CAST(" + column + " AS BIGINT) * " + factor + " END";
        }
        String number = "TRY_CAST(" + column + " AS DECIMAL(24, 6))";
        return "CASE WHEN " + number + within + " THEN CAST(round(" + number + " * CAST(" + factor
                + " AS DECIMAL(8, 0))) AS BIGINT) END";
    }

    private static long perUnit(TimeUnit unit) {
        return switch (unit) {
            case SECONDS -> 1_000_000;
            case MILLIS -> 1_000;
            case MICROS -> 1;
            case TIMESTAMP -> throw new IllegalArgumentException("timestamps count nothing");
        };
    }
}
