/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.heads;

import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/** The columns that a batch of a schema has: those of the indexed fields, and those of the standardised numbers. Immutable. */
public final class BatchColumns {

    private final List<FittedField> indexed;
    private final List<FittedField> numeric;

    /** The columns of a schema. */
    public BatchColumns(Schema schema) {
        indexed = schema.fields().stream().filter(FittedField::isIndexed).toList();
        numeric = schema.fields().stream().filter(field -> !field.isIndexed()).toList();
    }

    /** The indexed fields, in the order of their columns. */
    public List<FittedField> indexed() {
        return indexed;
    }

    /** The standardised numbers, in the order of their columns. */
    public List<FittedField> numeric() {
        return numeric;
    }

    /**
     * Checks that a batch has these columns, rows that the fields have, and finite numbers only: a model may turn what is not
     * a number into something that looks like one, and so hide it.
     *
     * @throws IllegalArgumentException when it has more or fewer columns, another row or another number
     */
    public void requireFits(SampleBatch batch) {
        if (batch.indexed.length != indexed.size() || batch.numeric.length != numeric.size()) {
            throw new IllegalArgumentException("batch of " + batch.indexed.length + " indexed and "
                    + batch.numeric.length + " numeric fields; expected " + indexed.size() + " and " + numeric.size());
        }
        for (int f = 0; f < indexed.size(); f++) {
            requireRows(indexed.get(f), batch.indexed[f], batch.size);
        }
        for (int n = 0; n < numeric.size(); n++) {
            requireFinite(numeric.get(n), batch.numeric[n], batch.size);
        }
    }

    private static void requireRows(FittedField field, SampleBatch.Rows rows, int size) {
        int least = 0;
        int most = 0;
        for (int k = rows.offsets[0]; k < rows.offsets[size]; k++) {
            least = Math.min(least, rows.values[k]);
            most = Math.max(most, rows.values[k]);
        }
        if (least < 0 || most >= field.cardinality()) {
            tellRow(field, rows, size);
        }
    }

    private static void tellRow(FittedField field, SampleBatch.Rows rows, int size) {
        for (int i = 0; i < size; i++) {
            for (int k = rows.offsets[i]; k < rows.offsets[i + 1]; k++) {
                int row = rows.values[k];
                if (row < 0 || row >= field.cardinality()) {
                    throw new IllegalArgumentException("field '" + field.name() + "' of sample " + i + " is row " + row
                            + "; expected a row of its table, 0 to " + (field.cardinality() - 1));
                }
            }
        }
    }

    private static void requireFinite(FittedField field, float[] column, int size) {
        for (int i = 0; i < size; i++) {
            if (!Float.isFinite(column[i])) {
                throw new IllegalArgumentException("field '" + field.name() + "' of sample " + i + " is " + column[i]
                        + "; expected a finite number");
            }
        }
    }
}
