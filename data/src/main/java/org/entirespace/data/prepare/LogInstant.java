/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as recipes write them, ISO 8601; without an offset they are UTC, without a time of day the day's beginning. */
public final class LogInstant {

    /** The first microsecond that a log may name, the beginning of the year 1. */
    static final long FIRST = micros(Instant.parse("0001-01-01T00:00:00Z"));
    /** The last microsecond that a log may name, the end of the year 9999. */
    static final long LAST = micros(Instant.parse("9999-12-31T23:59:59.999999Z"));

    private LogInstant() {}

    /**
     * The instant that a text names.
     *
     * @throws IllegalArgumentException when it names none between the years 1 and 9999
     */
    public static Instant parse(String text) {
        try {
            Instant instant = read(text);
            if (micros(instant) >= FIRST && micros(instant) <= LAST) {
                return instant;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told below
        }
        throw new IllegalArgumentException("instant '" + text + "': expected ISO 8601, such as 2026-01-31T18:00:00Z");
    }

    private static Instant read(String text) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return text.matches(".*T.*([Zz]|[+-][0-9:]+)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    /** Microseconds since 1970-01-01T00:00:00Z, rounded down. */
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    /** The instant so many microseconds after 1970-01-01T00:00:00Z. */
    static Instant ofMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
