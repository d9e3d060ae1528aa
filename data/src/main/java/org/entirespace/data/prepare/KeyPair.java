/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import org.jspecify.annotations.Nullable;

/**
 * A column of the impressions and the column of the events that must equal it.
 *
 * @param impressionColumn the one
 * @param eventColumn the other
 * @param asText whether they are compared as texts, because their types differ
 */
record KeyPair(String impressionColumn, String eventColumn, boolean asText) {

    /** A pair of columns of these types; whole numbers of different widths compare as numbers. */
    static KeyPair of(
            String impressionColumn, @Nullable String impressionType, String eventColumn, @Nullable String eventType) {
        boolean comparable = impressionType != null
                && eventType != null
                && (impressionType.equals(eventType)
                        || (SqlType.isWhole(impressionType) && SqlType.isWhole(eventType)));
        return new KeyPair(impressionColumn, eventColumn, !comparable);
    }

    /** SQL of the value to compare, from SQL of a column. */
    String comparable(String column) {
        return asText ? "CAST(" + column + " AS VARCHAR)" : column;
    }
}
