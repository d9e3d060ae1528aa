/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that views read as one table.
 *
 * @param format the files' format
 * @param files paths or globs, relative to the data folder
 * @param columns column types by name for CSV and JSON; when absent they are detected
 * @param delimiter the CSV delimiter; detected when absent
 * @param header whether the first CSV line holds names; detected when absent
 */
public record LogSource(
        @JsonPropertyDescription("Format of the files.") LogFormat format,

        @JsonPropertyDescription("Paths or globs, relative to the data folder.")
        List<String> files,

        @JsonPropertyDescription("SQL types by column name, for csv and json; detected when absent.") @Nullable
        Map<String, String> columns,

        @JsonPropertyDescription("CSV delimiter; detected when absent.") @Nullable
        String delimiter,

        @JsonPropertyDescription("Whether the first CSV line holds column names; detected when absent.") @Nullable
        Boolean header) {}
