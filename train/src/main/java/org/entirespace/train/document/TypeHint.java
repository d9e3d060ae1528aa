/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Says in words which type is expected, and how to write a value that has another. */
final class TypeHint {

    private static final int LONGEST_NUMBER = 40;

    private TypeHint() {}

    /** The words for a schema's {@code type}. */
    static String words(JsonNode type) {
        if (type.isArray()) {
            return "a text or a list of texts";
        }
        return switch (type.asString("")) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            default -> "keys with values";
        };
    }

    /** How to write what was probably meant; empty when that is anyone's guess. */
    static String of(JsonNode found, JsonNode type) {
        if (found.isNull()) {
            return type.asString("").equals("object")
                    ? "write {} for an empty one, or remove the key"
                    : "give it a value, or remove the key";
        }
        String text = found.isContainer() ? "" : found.asString();
        return switch (type.isArray() ? "string" : type.asString("")) {
            case "string" -> found.isContainer() ? "" : "write it in quotes: '" + text + "'";
            case "integer", "number" -> found.isString() ? number(text) : "";
            case "boolean" -> bool(text.toLowerCase(Locale.ROOT));
            case "array" -> found.isString() ? "write it as a list: [" + text.strip() + "]" : "";
            default -> "";
        };
    }

    private static String number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return "";
        }
        try {
            return "write it as " + new BigDecimal(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static String bool(String text) {
        return switch (text) {
            case "yes", "on", "true", "1" -> "write true";
            case "no", "off", "false", "0" -> "write false";
            default -> "";
        };
    }
}
