/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import java.util.HashSet;
import java.util.Set;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RequestJson;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads objects and lists of an inference request, key by key. Stateless. */
final class JsonKeys {

    private JsonKeys() {}

    /** What is done with a key of an object. */
    @FunctionalInterface
    interface OnKey {

        /** Reads the value of a key, at whose first token the parser stands; leaves it at the last. */
        void read(String key) throws IllegalRequestException;
    }

    /** What is done with an element of a list. */
    @FunctionalInterface
    interface OnElement {

        /** Reads an element, at whose first token the parser stands; leaves it at the last. */
        void read() throws IllegalRequestException;
    }

    /**
     * Reads an object, at whose beginning the parser stands.
     *
     * @param place what it is, for complaints
     * @throws IllegalRequestException when it is no object, or has a key twice
     */
    static void object(JsonParser parser, String place, OnKey onKey) throws IllegalRequestException {
        require(parser, place, "an object", JsonToken.START_OBJECT);
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (!seen.add(key)) {
                throw new IllegalRequestException(place + ": '" + key + "' is given twice");
            }
            parser.nextToken();
            onKey.read(key);
        }
    }

    /** Reads a list, at whose beginning the parser stands. */
    static void list(JsonParser parser, String place, OnElement onElement) throws IllegalRequestException {
        require(parser, place, "a list", JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            onElement.read();
        }
    }

    /** Reads a text. */
    static String text(JsonParser parser, String place) throws IllegalRequestException {
        require(parser, place, "a text", JsonToken.VALUE_STRING);
        return parser.getString();
    }

    /** Reads a boolean. */
    static boolean bool(JsonParser parser, String place) throws IllegalRequestException {
        if (parser.currentToken() != JsonToken.VALUE_FALSE) {
            require(parser, place, "true or false", JsonToken.VALUE_TRUE);
        }
        return parser.getBooleanValue();
    }

    /** Reads a whole number. */
    static long whole(JsonParser parser, String place) throws IllegalRequestException {
        require(parser, place, "a whole number", JsonToken.VALUE_NUMBER_INT);
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new IllegalRequestException(place + ": a number far too large");
        }
        return parser.getLongValue();
    }

    private static void require(JsonParser parser, String place, String expected, JsonToken token)
            throws IllegalRequestException {
        if (parser.currentToken() != token) {
            throw new IllegalRequestException(
                    place + ": found " + RequestJson.word(parser.currentToken()) + ", expected " + expected);
        }
    }
}
