/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import tools.jackson.databind.JsonNode;

/** Names what was found in a recipe. */
final class Found {

    private static final int LONGEST = 40;

    private Found() {}

    /** A value in words: {@code text 'abc'}, {@code number 3.7}, {@code a list}, {@code no value}. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "keys with values";
            case STRING -> "text " + quoted(value.stringValue());
            case NUMBER -> "number " + value;
            case BOOLEAN -> value.toString();
            default -> "no value";
        };
    }

    /** A text in quotes, cut where it is long. */
    static String quoted(String text) {
        String line = text.strip().replace('\n', ' ');
        return "'" + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…") + "'";
    }
}
