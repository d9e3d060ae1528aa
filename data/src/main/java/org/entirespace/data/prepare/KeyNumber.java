/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entirespace.data.duck.DuckSession;

/**
 * SQL of a key of several columns as one number, where the impressions hold the texts of all of them as numbers. A text that no
 * impression has makes the number NULL, as a missing value does.
 */
final class KeyNumber {

    private static final long MOST = 1L << 62;

    private final List<String> impressions; // SQL of each column's number, with $ in place of the table
    private final List<String> names; // the same of an event's values b0, b1 and so on
    private final List<Long> sizes; // the texts of each column

    private KeyNumber(List<String> impressions, List<String> names, List<Long> sizes) {
        this.impressions = impressions;
        this.names = names;
        this.sizes = sizes;
    }

    /** The number of a key, or nothing where a column has none, or there are too many. */
    static Optional<KeyNumber> of(DuckSession session, HistoryKey key, ImpressionCodes codes) throws IOException {
        List<String> impressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        long all = 1;
        for (String column : key.columns()) {
            Optional<String> type = codes.type(column);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            long size = session.query("size of a key", "SELECT len(enum_range(NULL::" + type.get() + "))")
                    .get(0)
                    .whole(0);
            if (all > MOST / size) {
                return Optional.empty();
            }
            all *= size;
            sizes.add(size);
            names.add("enum_code(TRY_CAST(CAST(b" + impressions.size() + " AS VARCHAR) AS " + type.get() + "))");
            impressions.add("enum_code($." + column + ")");
        }
        return Optional.of(new KeyNumber(impressions, names, sizes));
    }

    /** The number of an impression's key, a BIGINT. */
    String ofImpressions(String table) {
        return number(impressions).replace("$", table);
    }

    /** The number of an event's key, a BIGINT. */
    String ofNames() {
        return number(names);
    }

    private String number(List<String> columns) {
        String number = "CAST(" + columns.get(0) + " AS BIGINT)";
        for (int i = 1; i < columns.size(); i++) {
            number = "(" + number + " * " + sizes.get(i) + " + " + columns.get(i) + ")";
        }
        return number;
    }
}
