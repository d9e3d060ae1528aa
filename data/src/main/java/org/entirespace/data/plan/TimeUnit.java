/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

/** What the numbers of a time column count, or that it holds timestamps. */
public enum TimeUnit {
    /** Seconds since 1970-01-01T00:00:00Z. */
    SECONDS,
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    MILLIS,
    /** Microseconds since 1970-01-01T00:00:00Z. */
    MICROS,
    /** Timestamps, or text such as {@code 2026-01-31T23:59:59Z}; without a zone they are UTC. */
    TIMESTAMP
}
