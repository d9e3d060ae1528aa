/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestValues;
import org.jspecify.annotations.Nullable;

/**
 * Raw values of a request, kept as they are read: by what a server says of its fields, not by a model. An empty text is refused, since
 * it is a missing value as a tensor. One thread at a time.
 */
final class AskedValues implements RequestValues {

    private final List<TensorForm> fields;
    private final Map<String, Integer> byName = new HashMap<>();
    private final List<Map<Integer, Object>> rows = new ArrayList<>(); // a Double, a String or a list of texts by field
    private Map<Integer, Object> common = new HashMap<>();

    /** No values yet, of the inputs of a model. */
    AskedValues(List<TensorForm> fields) {
        this.fields = fields;
        for (TensorForm field : fields) {
            byName.put(field.name(), byName.size());
        }
    }

    @Override
    public int field(String name) {
        return byName.getOrDefault(name, -1);
    }

    @Override
    public String name(int field) {
        return fields.get(field).name();
    }

    @Override
    public boolean isNumeric(int field) {
        return fields.get(field).type() != TensorType.BYTES;
    }

    /** Whether a field takes lists of texts. */
    boolean isBag(int field) {
        return fields.get(field).shape().size() == 2;
    }

    @Override
    public void begin() {
        rows.clear();
        common = new HashMap<>();
    }

    @Override
    public int add() {
        rows.add(new HashMap<>());
        return rows.size() - 1;
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public void text(int field, int row, String value) throws IllegalRequestException {
        set(field, row, value, !isNumeric(field) && !isBag(field) && !value.isEmpty(), "the text '" + value + "'");
    }

    @Override
    public void number(int field, int row, double value) throws IllegalRequestException {
        set(field, row, value, isNumeric(field) && Double.isFinite(value), "the number " + value);
    }

    @Override
    public void texts(int field, int row, List<String> values) throws IllegalRequestException {
        set(field, row, values, isBag(field) && !values.contains(""), "the list " + values);
    }

    private void set(int field, int row, Object value, boolean fits, String found) throws IllegalRequestException {
        String place = RawRows.place(row) + ", field '" + name(field) + "': ";
        if (!fits) {
            String expected = isBag(field) ? "a list of texts" : isNumeric(field) ? "a number" : "a text";
            throw new IllegalRequestException(
                    place + "found " + found + ", expected " + expected + ", and none that is empty");
        }
        if ((row == RawRows.REQUEST ? common : rows.get(row)).put(field, value) != null) {
            throw new IllegalRequestException(place + "given twice");
        }
    }

    /** Whether all rows have a value of a field in common. */
    boolean isCommon(int field) {
        return common.containsKey(field);
    }

    /** What a row holds of a field, null where it is missing. */
    @Nullable
    Object value(int field, int row) {
        Object own = row == RawRows.REQUEST ? null : rows.get(row).get(field);
        return own == null ? common.get(field) : own;
    }
}
