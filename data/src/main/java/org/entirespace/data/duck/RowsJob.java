/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.List;
import org.entirespace.core.schema.Schema;

/**
 * Rows to be encoded in their order, a file for each field, for {@link org.entirespace.data.rows.FieldFilesReader}.
 *
 * @param sql for each field, in schema order, a query of its values in the order of the rows: VARCHAR for one text, a bag in the form
 *     of {@link BagText} (VARCHAR), DOUBLE for a number with NaN where it is missing
 * @param schema the fields
 * @param folder the files' folder, which is there
 */
public record RowsJob(List<String> sql, Schema schema, String folder) {

    /** Copies the list. */
    public RowsJob {
        sql = List.copyOf(sql);
    }
}
