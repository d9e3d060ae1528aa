/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.load.ReadyRequest;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A request to a server as ours. Threads may share it.
 *
 * @param client how the server is reached
 * @param request what is sent
 */
record ClientCall(HttpClient client, HttpRequest request) implements ReadyRequest {

    @Override
    public void send() throws IOException {
        answer();
    }

    /**
     * Sends it.
     *
     * @return an answer with status 200
     * @throws IOException when there is none, or one with another status, with the server's reason
     */
    HttpResponse<byte[]> answer() throws IOException {
        URI address = request.uri();
        HttpResponse<byte[]> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(address + ": interrupted while waiting for the answer", e);
        }
        if (response.statusCode() == 200) {
            return response;
        }
        byte[] bytes = response.body();
        try {
            throw new IOException(address + ": status " + response.statusCode() + ": "
                    + JsonText.read(bytes, bytes.length, ClientCall::error));
        } catch (IllegalRequestException e) {
            throw foreign(response, e);
        }
    }

    /** That an answer is none of this kind of server. */
    static IOException foreign(HttpResponse<?> response, IllegalRequestException why) {
        return new IOException(
                response.uri() + ": status " + response.statusCode() + ", and no answer of this kind of server: "
                        + why.getMessage(),
                why);
    }

    private static String error(JsonParser parser) throws IllegalRequestException {
        String error = "";
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalRequestException("answer: expected an object");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isError = parser.currentName().equals("error");
            parser.nextToken();
            if (isError && parser.currentToken() == JsonToken.VALUE_STRING) {
                error = parser.getString();
            }
            parser.skipChildren();
        }
        return error;
    }
}
