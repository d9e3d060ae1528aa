/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.List;
import org.entirespace.core.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The columns of all samples, to be encoded into a column file for each split. Samples were given their places by an {@link
 * ArrangeJob}; the splits follow one another in that order.
 *
 * <p>Every query yields the impression (BIGINT) and values, one row a sample, in any order.
 *
 * @param splits the files
 * @param schema the fields
 * @param fields for each field of the schema how its values are read
 * @param behaviors the label columns
 * @param labels queries of the label codes (TINYINT) of {@link #LABELS} behaviours each, fewer in the last
 * @param groups how groups are read, null where samples have none and are numbered
 * @param ids a query of the ids (BIGINT), empty where samples have none
 */
public record EncodeJob(
        List<Target> splits,
        Schema schema,
        List<FieldQuery> fields,
        List<String> behaviors,
        List<String> labels,
        @Nullable GroupQuery groups,
        String ids) {

    /** Behaviours whose labels are read by one query. */
    public static final int LABELS = 8;

    /**
     * The column file of one split.
     *
     * @param path its path without a checksum in its name
     * @param rows how many samples it has
     * @param bagValues the values of each bag field over all its samples
     */
    public record Target(String path, int rows, List<Long> bagValues) {

        /** Copies the list. */
        public Target {
            bagValues = List.copyOf(bagValues);
        }
    }

    /**
     * How the values of a field are read.
     *
     * @param sql a query of VARCHAR for one text, of a bag in the form of {@link BagText} (VARCHAR), or of a number with NaN where
     *     it is missing (DOUBLE)
     * @param texts a query of the field's texts in the order of their numbers, from 0; then {@code sql} yields these numbers
     *     (INTEGER) instead, NULL where the text is missing. Empty where texts are not numbered
     */
    public record FieldQuery(String sql, String texts) {}

    /**
     * How the groups are read.
     *
     * @param sql a query of groups (BIGINT), or of their numbers (INTEGER)
     * @param numbered a query of the groups (BIGINT) in the order of their numbers, from 0, and last of that of samples without
     *     one; empty where groups are not numbered
     */
    public record GroupQuery(String sql, String numbered) {}

    /** Copies the lists. */
    public EncodeJob {
        splits = List.copyOf(splits);
        fields = List.copyOf(fields);
        behaviors = List.copyOf(behaviors);
        labels = List.copyOf(labels);
    }
}
