/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a small result, its values as text. Not for samples: those never leave the database process as rows.
 *
 * @param values the values in column order, null where SQL has NULL
 */
public record Row(List<@Nullable String> values) {

    /** Copies the values. */
    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Whether a value is NULL; columns count from 0. */
    public boolean isNull(int column) {
        return values.get(column) == null;
    }

    /**
     * The value of a column, from 0.
     *
     * @throws IllegalStateException when it is NULL
     */
    public String text(int column) {
        String value = values.get(column);
        if (value == null) {
            throw new IllegalStateException("column " + column + " of " + values + " is NULL");
        }
        return value;
    }

    /** The whole number in a column, from 0. */
    public long whole(int column) {
        return Long.parseLong(text(column));
    }

    /** The number in a column, from 0; exactly the one that the database holds. */
    public double real(int column) {
        return Double.parseDouble(text(column));
    }
}
