/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a request asks for beside the values of its fields: ids to be handed back, and what to do with the answers. Its keys may come in
 * any order, so what they say together is checked at the end. One use.
 */
final class ScoreRequest {

    private static final String ID = "id";
    private static final int MOST_OTHER_KEYS = 100;
    private static final JsonToken[] KEY_TOKENS = {
        JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NULL
    };

    private final List<@Nullable Object> ids = new ArrayList<>(); // of rows: a text, a whole number, or null
    private final Map<String, Integer> others = new LinkedHashMap<>(); // keys that are no fields, and where one stands
    private @Nullable Formula formula;
    private boolean sorted;
    private int top = Integer.MAX_VALUE;

    /** Reads a body: its fields into rows, the rest into this. */
    void read(JsonParser parser, RawRows rows, int mostRows) throws IllegalRequestException {
        RequestJson.read(parser, rows, mostRows, this::key, this::topKey);
        Formula value = formula;
        for (Map.Entry<String, Integer> other : others.entrySet()) {
            if (value == null || !value.names().contains(other.getKey())) {
                throw new IllegalRequestException(place(other.getValue()) + ": unknown field '" + other.getKey() + "'");
            }
        }
        if (value == null && (sorted || top < Integer.MAX_VALUE)) {
            throw new IllegalRequestException("body: 'sort' and 'top' need a 'value' to sort by");
        }
    }

    static String place(int row) {
        return row == RawRows.REQUEST ? "request" : "candidate " + row;
    }

    private void key(JsonParser parser, String key, int row) throws IllegalRequestException {
        if (key.equals(ID) && row != RawRows.REQUEST) {
            id(parser, row);
            return;
        }
        if (others.size() == MOST_OTHER_KEYS && !others.containsKey(key)) {
            throw new IllegalRequestException(place(row) + ": unknown field '" + key + "'");
        }
        others.putIfAbsent(key, row);
        parser.skipChildren();
    }

    private void id(JsonParser parser, int row) throws IllegalRequestException {
        if (row < ids.size()) {
            throw new IllegalRequestException(place(row) + ", 'id': given twice");
        }
        while (ids.size() < row) {
            ids.add(null);
        }
        switch (parser.currentToken()) {
            case VALUE_STRING -> ids.add(parser.getString());
            case VALUE_NUMBER_INT -> ids.add(parser.getNumberValue());
            default ->
                throw new IllegalRequestException(place(row) + ", 'id': found "
                        + RequestJson.word(parser.currentToken()) + ", expected a text or a whole number");
        }
    }

    private void topKey(JsonParser parser, String key, int row) throws IllegalRequestException {
        switch (key) {
            case "value" -> {
                require(parser, key, "a formula as a text", JsonToken.VALUE_STRING);
                formula = Formula.parse(parser.getString());
            }
            case "sort" -> {
                require(parser, key, "true or false", JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);
                sorted = parser.getBooleanValue();
            }
            case "top" -> {
                require(parser, key, "a whole number", JsonToken.VALUE_NUMBER_INT);
                top = parser.getIntValue();
                if (top < 1) {
                    throw new IllegalRequestException("body, 'top': found " + top + ", expected at least 1");
                }
            }
            case ScoreKey.SPLIT_KEY ->
                require(parser, key, "a text or a whole number", KEY_TOKENS); // read before, by ScoreKey
            default -> throw new IllegalRequestException("body: unknown key '" + key + "'");
        }
    }

    private static void require(JsonParser parser, String key, String expected, JsonToken... tokens)
            throws IllegalRequestException {
        if (!List.of(tokens).contains(parser.currentToken())) {
            throw new IllegalRequestException(
                    "body, '" + key + "': found " + RequestJson.word(parser.currentToken()) + ", expected " + expected);
        }
    }

    /** The id of a row: a text, a whole number, or null where it has none. */
    @Nullable
    Object id(int row) {
        return row < ids.size() ? ids.get(row) : null;
    }

    /** What candidates are worth; null where nobody asked. */
    @Nullable
    Formula formula() {
        return formula;
    }

    /** Whether the best candidates come first. */
    boolean isSorted() {
        return sorted || top < Integer.MAX_VALUE;
    }

    /** The most candidates that are answered. */
    int top() {
        return top;
    }
}
