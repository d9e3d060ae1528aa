/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;

/**
 * The columns of a view.
 *
 * @param view the view's name
 * @param types SQL types by column name, in the view's order
 */
record ViewColumns(String view, Map<String, String> types) {

    /** Asks the database for the columns of a view or source. */
    static ViewColumns of(DuckSession session, String view) throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        for (Row row : session.query("columns of view '" + view + "'", "DESCRIBE SELECT * FROM " + Sql.name(view))) {
            types.put(row.text(0), row.text(1));
        }
        return new ViewColumns(view, types);
    }

    /** The type of a column, whose name SQL compares without regard to case. */
    Optional<String> type(String column) {
        return types.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(column))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * The type of a column that must be there.
     *
     * @param reader who reads it, such as {@code field 'price'}
     * @return the type, or nothing after adding a problem
     */
    Optional<String> typeFor(String reader, String column, LogProblems problems) {
        Optional<String> type = type(column);
        if (type.isEmpty()) {
            String hint = Nearest.among(types.keySet(), column)
                    .map(near -> " Did you mean '" + near + "'?")
                    .orElse("");
            problems.add("view '" + view + "' has no column '" + column + "', which " + reader + " needs." + hint
                    + " It has " + String.join(", ", types.keySet()) + ".");
        }
        return type;
    }
}
