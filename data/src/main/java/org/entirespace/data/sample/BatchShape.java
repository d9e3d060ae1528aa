/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/**
 * How many columns of each sort a batch has.
 *
 * @param indexed indexed fields
 * @param numeric standardised fields
 * @param labels label columns
 */
record BatchShape(int indexed, int numeric, int labels) {

    /** The shape for a schema and a number of label columns. */
    static BatchShape of(Schema schema, int labels) {
        int indexed =
                (int) schema.fields().stream().filter(FittedField::isIndexed).count();
        return new BatchShape(indexed, schema.fields().size() - indexed, labels);
    }

    SampleBatch newBatch(int capacity) {
        return new SampleBatch(capacity, indexed, numeric, labels);
    }

    /**
     * Checks that a batch has this shape and room.
     *
     * @throws IllegalArgumentException when it has not
     */
    void check(SampleBatch batch, int count) {
        var found = new BatchShape(batch.indexed.length, batch.numeric.length, batch.labels.length);
        if (!equals(found)) {
            throw new IllegalArgumentException("batch of shape " + found + "; expected " + this);
        }
        if (count < 0 || count > batch.capacity()) {
            throw new IllegalArgumentException("batch of capacity " + batch.capacity() + " for " + count + " samples");
        }
    }
}
