/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RequestJson;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.load.LoadedDoor;
import org.entirespace.serve.load.ReadyRequest;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The door of a running server in JSON: asks it at {@code /v1/score}, or at the address of one model. Threads may share it. */
public final class HttpDoor implements LoadedDoor {

    private final HttpClient client;
    private final URI address;
    private final Duration patience;

    /**
     * A door to a server.
     *
     * @param client how the server is reached
     * @param address where it scores, such as {@code http://127.0.0.1:8080/v1/score}
     * @param patience how long an answer may take
     */
    public HttpDoor(HttpClient client, URI address, Duration patience) {
        this.client = client;
        this.address = address;
        this.patience = patience;
    }

    /** Asks a server whether it lives: what it costs to ask for anything at all. */
    public static ReadyRequest liveness(HttpClient client, URI server, Duration patience) {
        return new ClientCall(
                client,
                HttpRequest.newBuilder(server.resolve("/v2/health/live"))
                        .timeout(patience)
                        .GET()
                        .build());
    }

    @Override
    public List<Map<String, Double>> answer(String body) throws IOException {
        HttpResponse<byte[]> response = call(body).answer();
        byte[] bytes = response.body();
        try {
            return JsonText.read(bytes, bytes.length, HttpDoor::candidates);
        } catch (IllegalRequestException e) {
            throw ClientCall.foreign(response, e);
        }
    }

    @Override
    public ReadyRequest prepare(String body) {
        return call(body);
    }

    private ClientCall call(String body) {
        return new ClientCall(
                client,
                HttpRequest.newBuilder(address)
                        .timeout(patience)
                        .header("Content-Type", Replies.JSON)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static List<Map<String, Double>> candidates(JsonParser parser) throws IllegalRequestException {
        List<Map<String, Double>> candidates = new ArrayList<>();
        begin(parser, JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals("candidates");
            parser.nextToken();
            if (!wanted) {
                parser.skipChildren();
                continue;
            }
            begin(parser, JsonToken.START_ARRAY, "a list");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                candidates.add(probabilities(parser));
            }
        }
        return candidates;
    }

    private static Map<String, Double> probabilities(JsonParser parser) throws IllegalRequestException {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        begin(parser, JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals("probabilities");
            parser.nextToken();
            if (!wanted) {
                parser.skipChildren();
                continue;
            }
            begin(parser, JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                probabilities.put(key, parser.getDoubleValue());
            }
        }
        return probabilities;
    }

    private static void begin(JsonParser parser, JsonToken token, String expected) throws IllegalRequestException {
        if (parser.currentToken() != token) {
            throw new IllegalRequestException(
                    "answer: found " + RequestJson.word(parser.currentToken()) + ", expected " + expected);
        }
    }
}
