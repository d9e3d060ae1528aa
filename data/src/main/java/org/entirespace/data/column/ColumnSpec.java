/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import java.util.Objects;

/**
 * A column as declared before it is written.
 *
 * @param name the column's name, not blank
 * @param type what it holds
 * @param bagValues the values of all rows of a bag together; 0 for other types
 */
public record ColumnSpec(String name, ColumnType type, long bagValues) {

    /** Checks name and number of values. */
    public ColumnSpec {
        Objects.requireNonNull(type, "type");
        if (name.isBlank()) {
            throw new IllegalArgumentException("column name is blank");
        }
        if (bagValues < 0 || (type != ColumnType.BAG && bagValues != 0)) {
            throw new IllegalArgumentException("column '" + name + "' of type " + type + ": " + bagValues
                    + " bag values; expected " + (type == ColumnType.BAG ? "≥ 0" : "0"));
        }
    }

    /** A column with one number a row. */
    public static ColumnSpec of(String name, ColumnType type) {
        return new ColumnSpec(name, type, 0);
    }

    /** A column with a list of numbers a row, {@code values} numbers in all. */
    public static ColumnSpec bag(String name, long values) {
        return new ColumnSpec(name, ColumnType.BAG, values);
    }
}
