/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/**
 * Rows of raw values, encoded as they come, field by field: the way of a request to a model. A field without a value is
 * missing. Values that all rows have in common are those of the row {@link #REQUEST}. Memory is used again and again. One
 * thread at a time.
 *
 * <pre>
 *   rows.begin();
 *   rows.text(rows.field("user"), RawRows.REQUEST, "u7");
 *   int row = rows.add();
 *   rows.text(rows.field("item"), row, "i1");
 *   rows.encoded()
 * </pre>
 */
public final class RawRows implements RequestValues {

    /** The number of the row whose values all other rows have in common. */
    public static final int REQUEST = -1;

    private final Schema schema;
    private final Map<String, Integer> byName = new HashMap<>();
    private final FieldValues[] fields; // in schema order
    private SampleBatch batch;
    private int rows;

    /** No rows yet, of the fields of a schema. */
    public RawRows(Schema schema) {
        this.schema = schema;
        List<FieldValues> values = new ArrayList<>();
        int ofRows = 0;
        int ofNumbers = 0;
        for (FittedField field : schema.fields()) {
            byName.put(field.name(), values.size());
            values.add(FieldValues.of(field, field.isIndexed() ? ofRows++ : ofNumbers++));
        }
        fields = values.toArray(FieldValues[]::new);
        batch = SampleBatch.of(schema, 16, 0);
        begin();
    }

    /** Where a row's values are found in a request, in words. */
    public static String place(int row) {
        return row == REQUEST ? "request" : "candidate " + row;
    }

    /** The fields, in the order of their numbers. */
    public Schema schema() {
        return schema;
    }

    @Override
    public int field(String name) {
        return byName.getOrDefault(name, -1);
    }

    @Override
    public String name(int field) {
        return fieldAt(field).name();
    }

    @Override
    public boolean isNumeric(int field) {
        return fieldAt(field).kind() == FieldKind.NUMERIC;
    }

    /** Whether a field takes lists of texts. */
    public boolean isBag(int field) {
        return fieldAt(field).kind() == FieldKind.BAG;
    }

    private FittedField fieldAt(int field) {
        return schema.fields().get(field);
    }

    @Override
    public void begin() {
        rows = 0;
        for (FieldValues values : fields) {
            values.begin();
        }
    }

    @Override
    public int add() {
        for (FieldValues values : fields) {
            values.add(rows);
        }
        return rows++;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void text(int field, int row, String value) throws IllegalRequestException {
        fields[field].text(row, value);
    }

    @Override
    public void number(int field, int row, double value) throws IllegalRequestException {
        fields[field].number(row, value);
    }

    @Override
    public void texts(int field, int row, List<String> values) throws IllegalRequestException {
        fields[field].texts(row, values);
    }

    /**
     * The rows as a model reads them; this object's own until the next {@link #begin}.
     *
     * @throws IllegalRequestException when a field has a value both in common and in a row
     */
    public SampleBatch encoded() throws IllegalRequestException {
        if (batch.capacity() < rows) {
            batch = SampleBatch.of(schema, Math.max(rows, 2 * batch.capacity()), 0);
        }
        for (FieldValues values : fields) {
            values.encode(batch, rows);
        }
        batch.size = rows;
        return batch;
    }

    /** How many of the rows last {@link #encoded} have no value of a field. */
    public int missing(int field) {
        return fields[field].missing;
    }

    /** How many of the texts of a field in the rows last {@link #encoded} its vocabulary does not know. */
    public int unknown(int field) {
        return fields[field].unknown;
    }
}
