/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RequestJson;
import org.entirespace.serve.json.JsonText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a ranking's request tells its arm of a split by: its {@code split_key}, or else the value that a field has in common for all
 * candidates, be it written once or with each. One use.
 */
public final class ScoreKey {

    /** The key beside {@code candidates}. */
    static final String SPLIT_KEY = "split_key";

    private final String field;
    private @Nullable String given;
    private @Nullable String common;
    private @Nullable String ofCandidates;
    private @Nullable String complaint; // of values of the field, which a key that is given makes pointless
    private int candidates;
    private int candidatesWithout;

    private ScoreKey(String field) {
        this.field = field;
    }

    /**
     * Looks for the key in a body.
     *
     * @param length the body's length; there may be bytes after it
     * @param field the field
     * @return empty where there is none
     * @throws IllegalRequestException when the body is no JSON, the key is no text or whole number, or candidates differ in it
     */
    public static Optional<String> of(byte[] bytes, int length, String field) throws IllegalRequestException {
        return JsonText.read(bytes, length, parser -> {
            ScoreKey key = new ScoreKey(field);
            key.readBody(parser);
            return key.found();
        });
    }

    private Optional<String> found() throws IllegalRequestException {
        if (given != null) {
            return Optional.of(given);
        }
        if (common == null && ofCandidates != null && candidatesWithout > 0) {
            complain(candidatesWithout + " of " + candidates + " candidates have no '" + field + "'");
        }
        if (complaint != null) {
            throw new IllegalRequestException(
                    complaint + ", but it tells the arm of a split; expected one text or whole"
                            + " number, in 'request' or in every candidate, or a '" + SPLIT_KEY + "'");
        }
        return Optional.ofNullable(common == null ? ofCandidates : common);
    }

    private void complain(String what) {
        complaint = complaint == null ? what : complaint;
    }

    private void readBody(JsonParser parser) throws IllegalRequestException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals(SPLIT_KEY)) {
                given = givenKey(parser);
            } else if (name.equals("request") && token == JsonToken.START_OBJECT) {
                common = readRow(parser, "request");
            } else if (name.equals("candidates") && token == JsonToken.START_ARRAY) {
                readCandidates(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static @Nullable String givenKey(JsonParser parser) throws IllegalRequestException {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT -> parser.getString();
            case VALUE_NULL -> null;
            default ->
                throw new IllegalRequestException("body, '" + SPLIT_KEY + "': found "
                        + RequestJson.word(parser.currentToken()) + ", expected a text or a whole number");
        };
    }

    private void readCandidates(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            String own = null;
            if (token == JsonToken.START_OBJECT) {
                own = readRow(parser, "candidate " + candidates);
            } else {
                parser.skipChildren();
            }
            if (own == null) {
                candidatesWithout++;
            } else if (ofCandidates != null && !ofCandidates.equals(own)) {
                complain("candidate " + candidates + ", '" + field + "': another value than before");
            } else {
                ofCandidates = own;
            }
            candidates++;
        }
    }

    private @Nullable String readRow(JsonParser parser, String place) {
        String value = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals(field);
            JsonToken token = parser.nextToken();
            if (wanted && (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT)) {
                value = parser.getString();
            } else {
                if (wanted && token != JsonToken.VALUE_NULL) {
                    complain(place + ", '" + field + "': found " + RequestJson.word(token));
                }
                parser.skipChildren();
            }
        }
        return value;
    }
}
