/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.Optional;

/** SQL that reads a sequence column as whole numbers. */
final class SequenceColumn {

    private SequenceColumn() {}

    /** Why a column of this type cannot hold a sequence, if so. */
    static Optional<String> mismatch(String type) {
        return SqlType.isNumber(type) || SqlType.isText(type)
                ? Optional.empty()
                : Optional.of("has the type " + type + ", which cannot hold whole numbers; cast it in the view");
    }

    /** SQL for the number, NULL where it is missing, not whole or beyond 64 bits. */
    static String whole(String column, String type) {
        if (SqlType.isWhole(type)) {
            return "TRY_CAST(" + column + " AS BIGINT)";
        }
        // a cast alone would round 1.5 to 2
        String text = "CAST(" + column + " AS VARCHAR)";
        return "CASE WHEN regexp_full_match(" + text + ", '\\s*[+-]?[0-9]+(\\.0*)?\\s*') THEN TRY_CAST(regexp_replace("
                + text + ", '\\..*', '') AS BIGINT) END";
    }
}
