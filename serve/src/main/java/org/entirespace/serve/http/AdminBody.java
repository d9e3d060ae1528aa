/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RequestJson;
import org.entirespace.serve.json.JsonText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What clients of the extension {@code model_repository} send along. An empty body stands for an empty object. */
final class AdminBody {

    private AdminBody() {}

    /**
     * Whether only models that are ready are asked for.
     *
     * @throws IllegalRequestException when there is another key than {@code ready}
     */
    static boolean readyOnly(byte[] body) throws IllegalRequestException {
        return body.length > 0 && JsonText.read(body, body.length, AdminBody::ready);
    }

    private static boolean ready(JsonParser parser) throws IllegalRequestException {
        boolean ready = false;
        begin(parser, "body");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (!parser.currentName().equals("ready") || parser.nextBooleanValue() == null) {
                throw new IllegalRequestException("body: expected nothing but 'ready', true or false");
            }
            ready = parser.getBooleanValue();
        }
        return ready;
    }

    /**
     * Checks that nothing is asked for beyond the address. A parameter that changes nothing here is passed over.
     *
     * @throws IllegalRequestException when there is a parameter that would change something elsewhere
     */
    static void requireNothing(byte[] body) throws IllegalRequestException {
        if (body.length > 0) {
            JsonText.read(body, body.length, parser -> {
                parameters(parser);
                return true;
            });
        }
    }

    private static void parameters(JsonParser parser) throws IllegalRequestException {
        begin(parser, "body");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (!parser.currentName().equals("parameters")) {
                throw new IllegalRequestException("body: expected nothing but 'parameters'");
            }
            parser.nextToken();
            begin(parser, "parameters");
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                if (!parser.currentName().equals("unload_dependents")) {
                    throw new IllegalRequestException("parameters: expected nothing but 'unload_dependents'");
                }
                parser.nextToken();
                parser.skipChildren();
            }
        }
    }

    private static void begin(JsonParser parser, String place) throws IllegalRequestException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalRequestException(
                    place + ": found " + RequestJson.word(parser.currentToken()) + ", expected an object");
        }
    }
}
