/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Columns of a view that are carried along under short names, which clash with nothing. */
final class CarriedColumns {

    private final String prefix;
    private final Map<String, String> aliases = new LinkedHashMap<>();

    /** No columns yet; their short names will begin with {@code prefix}. */
    CarriedColumns(String prefix) {
        this.prefix = prefix;
    }

    /** Carries a column, once. */
    void add(String column) {
        aliases.putIfAbsent(column.toLowerCase(Locale.ROOT), prefix + aliases.size());
    }

    /** The short name of a column that is carried. */
    String alias(String column) {
        String alias = aliases.get(column.toLowerCase(Locale.ROOT));
        if (alias == null) {
            throw new IllegalArgumentException("column '" + column + "' is not carried");
        }
        return alias;
    }

    /** The short names, each behind a comma. */
    String commaAliases() {
        StringBuilder list = new StringBuilder();
        aliases.values().forEach(alias -> list.append(", ").append(alias));
        return list.toString();
    }

    /** Columns under their short names, each behind a comma. */
    String commaSelected(String table) {
        StringBuilder list = new StringBuilder();
        aliases.forEach((column, alias) -> list.append(", ")
                .append(table)
                .append('.')
                .append(Sql.name(column))
                .append(" AS ")
                .append(alias));
        return list.toString();
    }

    /** The short names. */
    List<String> all() {
        return new ArrayList<>(aliases.values());
    }
}
