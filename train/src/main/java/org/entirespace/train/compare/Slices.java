/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;

/** The test samples cut by the values of a field: which slice each belongs to. */
final class Slices {

    private static final int BATCH = 16_384;

    private final FittedField field;
    private final int[] codes; // (rows), the field's row

    private Slices(FittedField field, int[] codes) {
        this.field = field;
        this.codes = codes;
    }

    /**
     * The slices of a field.
     *
     * @throws IllegalArgumentException when there is no such field, or its values are too many to be slices
     */
    static Slices of(SampleFolder samples, String name) throws IOException {
        List<FittedField> fields = samples.manifest().schema().fields();
        int indexed = 0;
        for (FittedField field : fields) {
            if (field.name().equals(name)) {
                require(field);
                try (SampleSplit test = samples.open(Split.TEST)) {
                    return new Slices(field, codes(test, indexed));
                }
            }
            indexed += field.isIndexed() ? 1 : 0;
        }
        throw new IllegalArgumentException("no field '" + name + "' to slice by; the fields are "
                + fields.stream().map(FittedField::name).toList());
    }

    private static void require(FittedField field) {
        boolean sliced = field.kind() != FieldKind.BAG
                && (field.encoding() == Encoding.BUCKETS || field.encoding() == Encoding.VOCABULARY);
        if (!sliced) {
            throw new IllegalArgumentException("field '" + field.name() + "' is a "
                    + field.kind().name().toLowerCase(java.util.Locale.ROOT) + " encoded by "
                    + field.encoding().name().toLowerCase(java.util.Locale.ROOT)
                    + "; slices need buckets of a number or a vocabulary of a category");
        }
    }

    private static int[] codes(SampleSplit test, int indexed) {
        int[] codes = new int[test.rows()];
        SampleBatch batch = test.newBatch(Math.max(1, Math.min(BATCH, test.rows())));
        for (int at = 0; at < codes.length; at += BATCH) {
            test.fillRange(batch, at, Math.min(BATCH, codes.length - at));
            SampleBatch.Rows column = batch.indexed[indexed];
            for (int row = 0; row < batch.size; row++) {
                codes[at + row] = column.values[column.offsets[row]];
            }
        }
        return codes;
    }

    /** The rows of each slice that has any, by its name, in the order of the values. */
    Map<String, Rows> rows() {
        Map<Integer, String> names = new TreeMap<>();
        for (int code : codes) {
            names.computeIfAbsent(code, this::name);
        }
        Map<String, Rows> slices = new java.util.LinkedHashMap<>();
        names.forEach((code, name) -> slices.put(name, Rows.where(codes, found -> found == code)));
        return slices;
    }

    private String name(int code) {
        if (code == 0) {
            return field.name() + " missing";
        }
        if (field.encoding() == Encoding.VOCABULARY) {
            return code == 1
                    ? field.name() + " unknown"
                    : field.name() + " " + field.vocabulary().get(code - 2);
        }
        List<Double> inner = field.boundaries();
        if (inner.isEmpty()) {
            return field.name() + " any";
        }
        if (code == 1) {
            return field.name() + " below " + Format.trimmed(inner.get(0));
        }
        String from = Format.trimmed(inner.get(code - 2));
        return code == inner.size() + 1
                ? field.name() + " from " + from
                : field.name() + " from " + from + " to below " + Format.trimmed(inner.get(code - 1));
    }
}
