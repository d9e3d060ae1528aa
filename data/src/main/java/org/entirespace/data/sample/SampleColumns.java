/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.column.ColumnSpec;
import org.entirespace.data.column.ColumnType;

/**
 * Which columns of a column file hold samples.
 *
 * <pre>
 *   field:NAME      INT32 (categorical, bucketed), BAG, or FLOAT32 (standardised), in schema order
 *   label:BEHAVIOR  INT8, in the order of the behaviours
 *   group           INT64
 *   id              INT64, only where samples have the numbers of their impressions
 * </pre>
 */
final class SampleColumns {

    static final String GROUP = "group";
    static final String ID = "id";

    private SampleColumns() {}

    static String field(FittedField field) {
        return "field:" + field.name();
    }

    static String label(String behavior) {
        return "label:" + behavior;
    }

    static ColumnType type(FittedField field) {
        if (!field.isIndexed()) {
            return ColumnType.FLOAT32;
        }
        return field.kind() == FieldKind.BAG ? ColumnType.BAG : ColumnType.INT32;
    }

    /** The columns. */
    static List<ColumnSpec> specs(SampleLayout layout) {
        List<ColumnSpec> specs = new ArrayList<>();
        int bag = 0;
        for (FittedField field : layout.schema().fields()) {
            ColumnType type = type(field);
            specs.add(new ColumnSpec(
                    field(field),
                    type,
                    type == ColumnType.BAG ? layout.bagValues().get(bag++) : 0));
        }
        layout.behaviors().forEach(b -> specs.add(ColumnSpec.of(label(b), ColumnType.INT8)));
        specs.add(ColumnSpec.of(GROUP, ColumnType.INT64));
        if (layout.hasIds()) {
            specs.add(ColumnSpec.of(ID, ColumnType.INT64));
        }
        return List.copyOf(specs);
    }
}
