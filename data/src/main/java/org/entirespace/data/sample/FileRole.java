/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a file of a sample folder holds. */
public enum FileRole {
    /** Samples with raw values, as Parquet, for people and other tools. */
    @JsonProperty("samples")
    SAMPLES,
    /** The same samples encoded, as a column file, for training. */
    @JsonProperty("columns")
    COLUMNS,
    /** Rows of the log that were rejected, each with its reason. */
    @JsonProperty("rejected")
    REJECTED
}
