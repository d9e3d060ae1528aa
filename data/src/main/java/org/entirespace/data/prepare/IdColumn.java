/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.Optional;

/** SQL that reads the column of ids as whole numbers of 64 bits. */
final class IdColumn {

    private IdColumn() {}

    /** Why a column of this type cannot hold ids, if so. Numbers and texts that might be whole are refused, unlike a sequence. */
    static Optional<String> mismatch(String type) {
        return SqlType.isWhole(type)
                ? Optional.empty()
                : Optional.of("has the type " + type + "; expected whole numbers; cast it in the view, or number texts"
                        + " there, such as CAST(hash(column) >> 1 AS BIGINT) does");
    }

    /** SQL for the number, NULL where it is missing or beyond 64 bits. */
    static String whole(String column) {
        return "TRY_CAST(" + column + " AS BIGINT)";
    }
}
