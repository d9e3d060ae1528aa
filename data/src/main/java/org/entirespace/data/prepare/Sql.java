/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes names and texts into SQL. */
final class Sql {

    private Sql() {}

    /** A quoted name. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A quoted text. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Quoted texts, separated by commas. */
    static String texts(Collection<String> texts) {
        return texts.stream().map(Sql::text).collect(Collectors.joining(", "));
    }
}
