/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.List;
import org.entirespace.data.sample.SampleLayout;

/**
 * Rows of a query to be encoded into the column file of one split.
 *
 * <p>The query's columns: the row's number from 0 (BIGINT), the group (BIGINT), the id (BIGINT) where the layout has ids, a
 * label code for each behaviour (TINYINT), then one column for each field: VARCHAR for one text, a bag in the form of {@link
 * BagText} (VARCHAR), DOUBLE for a number with NaN where it is missing. Where a field's texts are given, the column has their
 * numbers instead (INTEGER), NULL where the text is missing.
 *
 * @param sql the query; its rows come in the order of their numbers
 * @param texts for each field a query of its texts in the order of their numbers, from 0; empty where they are not numbered
 * @param rows how many rows come
 * @param layout what each row has
 * @param target the path of the file without a checksum in its name
 */
public record EncodeJob(String sql, List<String> texts, int rows, SampleLayout layout, String target) {

    /** Copies the list. */
    public EncodeJob {
        texts = List.copyOf(texts);
    }
}
