/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the values of rows from JSON: objects with a key for each field that has a value. Null stands for a missing value, as
 * does a field that is left out. Texts may be written as whole numbers or booleans, numbers as booleans; a bag's missing elements are
 * left out. Stateless.
 */
public final class RequestJson {

    private RequestJson() {}

    /** What is done with a key that is no field. */
    @FunctionalInterface
    public interface OtherKeys {

        /**
         * Reads the value of a key, at whose first token the parser stands; leaves it at the last.
         *
         * @param row the row's number, or {@link RawRows#REQUEST}
         * @throws IllegalRequestException when the key is not known, or the value wrong
         */
        void read(JsonParser parser, String key, int row) throws IllegalRequestException;
    }

    /** Refuses every key that is no field. */
    public static OtherKeys refused() {
        return (parser, key, row) -> {
            throw new IllegalRequestException(RawRows.place(row) + ": unknown field '" + key + "'");
        };
    }

    /**
     * Reads a whole request, at whose beginning the parser stands, and leaves it at its end: an object with the keys {@code
     * candidates}, a list of objects that become a row each, and maybe {@code request}, an object with what they have in common.
     *
     * @param rows begun anew and filled
     * @param mostRows the most candidates
     * @param keys reads what else a request or a candidate has
     * @param topKeys reads what else there is beside the two keys
     * @throws IllegalRequestException when it is no such object, has no candidates or too many, or a value does not fit its field
     * @throws tools.jackson.core.JacksonException when it is not JSON
     */
    public static void read(JsonParser parser, RequestValues rows, int mostRows, OtherKeys keys, OtherKeys topKeys)
            throws IllegalRequestException {
        rows.begin();
        require(parser.currentToken() == JsonToken.START_OBJECT, parser, "body", "an object");
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (!seen.add(key)) {
                throw new IllegalRequestException("body: '" + key + "' is given twice");
            }
            parser.nextToken();
            switch (key) {
                case "request" -> readRow(parser, rows, RawRows.REQUEST, keys);
                case "candidates" -> readCandidates(parser, rows, mostRows, keys);
                default -> topKeys.read(parser, key, RawRows.REQUEST);
            }
        }
        if (!seen.contains("candidates")) {
            throw new IllegalRequestException("body: 'candidates' is missing");
        }
    }

    private static void readCandidates(JsonParser parser, RequestValues rows, int mostRows, OtherKeys keys)
            throws IllegalRequestException {
        require(parser.currentToken() == JsonToken.START_ARRAY, parser, "candidates", "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (rows.rows() == mostRows) {
                throw new IllegalRequestException(
                        "candidates: found more than " + mostRows + ", expected at most so many");
            }
            readRow(parser, rows, rows.add(), keys);
        }
    }

    private static void require(boolean holds, JsonParser parser, String place, String expected)
            throws IllegalRequestException {
        if (!holds) {
            throw new IllegalRequestException(
                    place + ": found " + word(parser.currentToken()) + ", expected " + expected);
        }
    }

    /**
     * Reads an object, at whose beginning the parser stands, and leaves it at its end.
     *
     * @param row what the values are of: a row's number, or {@link RawRows#REQUEST}
     * @throws IllegalRequestException when it is no object, or a value does not fit its field
     * @throws tools.jackson.core.JacksonException when it is not JSON
     */
    public static void readRow(JsonParser parser, RequestValues rows, int row, OtherKeys others)
            throws IllegalRequestException {
        require(
                parser.currentToken() == JsonToken.START_OBJECT,
                parser,
                RawRows.place(row),
                "an object with a key for each field");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int field = rows.field(key);
            parser.nextToken();
            if (field < 0) {
                others.read(parser, key, row);
            } else {
                readValue(parser, rows, field, row);
            }
        }
    }

    private static void readValue(JsonParser parser, RequestValues rows, int field, int row)
            throws IllegalRequestException {
        switch (parser.currentToken()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> rows.text(field, row, parser.getString());
            case VALUE_NUMBER_INT -> {
                if (rows.isNumeric(field)) {
                    rows.number(field, row, parser.getDoubleValue());
                } else {
                    rows.text(field, row, parser.getString());
                }
            }
            case VALUE_NUMBER_FLOAT -> rows.number(field, row, parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> {
                boolean value = parser.getBooleanValue();
                if (rows.isNumeric(field)) {
                    rows.number(field, row, value ? 1 : 0);
                } else {
                    rows.text(field, row, Boolean.toString(value));
                }
            }
            case START_ARRAY -> rows.texts(field, row, texts(parser, rows, field, row));
            default ->
                throw new IllegalRequestException(RawRows.place(row) + ", field '"
                        + rows.name(field) + "': found " + word(parser.currentToken())
                        + ", expected a value");
        }
    }

    private static List<String> texts(JsonParser parser, RequestValues rows, int field, int row)
            throws IllegalRequestException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            switch (parser.currentToken()) {
                case VALUE_NULL -> {}
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> texts.add(parser.getString());
                default ->
                    throw new IllegalRequestException(RawRows.place(row) + ", field '"
                            + rows.name(field) + "': found " + word(parser.currentToken())
                            + " in the list, expected texts");
            }
        }
        return texts;
    }

    /** What a token is, in words. */
    public static String word(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_NULL -> "null";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "the end";
        };
    }
}
