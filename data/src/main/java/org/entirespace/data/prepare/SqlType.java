/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.Set;

/** What can be done with values of an SQL type, told by the type's name. */
final class SqlType {

    private static final Set<String> WHOLE = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "UHUGEINT");
    private static final Set<String> TIMES =
            Set.of("DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS");

    private SqlType() {}

    static boolean isWhole(String type) {
        return WHOLE.contains(type);
    }

    static boolean isNumber(String type) {
        return isWhole(type) || type.equals("DOUBLE") || type.equals("FLOAT") || type.startsWith("DECIMAL");
    }

    static boolean isText(String type) {
        return type.equals("VARCHAR");
    }

    static boolean isTime(String type) {
        return TIMES.contains(type);
    }

    static boolean isList(String type) {
        return type.endsWith("]");
    }

    static boolean isNested(String type) {
        return isList(type) || type.startsWith("STRUCT") || type.startsWith("MAP") || type.startsWith("UNION");
    }
}
