/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

/** The format of a log's files. */
public enum LogFormat {
    /** Delimited text. */
    CSV,
    /** JSON, one object a line or one array. */
    JSON,
    /** Apache Parquet. */
    PARQUET,
    /** Any text; a view sees the columns {@code file}, {@code line_number} (from 1) and {@code line}. */
    TEXT
}
