/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import tools.jackson.databind.JsonNode;

/** Names what was found in a document. */
public final class Found {

    private static final int LONGEST = 40;

    private Found() {}

    /** A value in words: {@code text 'abc'}, {@code number 3.7}, {@code a list}, {@code no value}. */
    public static String of(JsonNode value) {
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
    public static String quoted(String text) {
        String line = text.strip().replace('\n', ' ');
        return "'" + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…") + "'";
    }
}
