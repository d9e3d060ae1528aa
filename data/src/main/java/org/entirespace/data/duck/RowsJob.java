/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import org.entirespace.core.schema.Schema;

/**
 * Rows of a query to be encoded into a file in their order, for {@link org.entirespace.data.rows.RowFileReader}.
 *
 * @param sql one column for each field, in schema order: VARCHAR for one text, a bag in the form of {@link BagText} (VARCHAR),
 *     DOUBLE for a number with NaN where it is missing
 * @param schema the fields
 * @param target the file
 */
public record RowsJob(String sql, Schema schema, String target) {

    /** The most rows of a block of the file. */
    public static final int BLOCK = Chunks.MOST;
}
