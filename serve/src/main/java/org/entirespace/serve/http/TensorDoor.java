/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.json.MixedBody;
import org.entirespace.serve.load.LoadedDoor;
import org.entirespace.serve.load.ReadyRequest;
import org.entirespace.serve.oip.InferClient;
import org.entirespace.serve.tensor.AskedTensors;

/**
 * The door of a running server in binary tensors: a request becomes tensors by what the server says of the model's fields, and goes to
 * {@code /v2/models/MODEL/infer}. Threads may share it.
 */
public final class TensorDoor implements LoadedDoor {

    private static final String LENGTH = ScoringEndpoint.JSON_LENGTH.toString();

    private final HttpClient client;
    private final URI model;
    private final Duration patience;

    /**
     * A door to a model.
     *
     * @param client how the server is reached
     * @param model the model's address, such as {@code http://127.0.0.1:8080/v2/models/shop}
     * @param patience how long an answer may take
     */
    public TensorDoor(HttpClient client, URI model, Duration patience) {
        this.client = client;
        this.model = model;
        this.patience = patience;
    }

    @Override
    public List<Map<String, Double>> answer(String body) throws IOException {
        HttpResponse<byte[]> response = call(body).answer();
        byte[] bytes = response.body();
        int json = response.headers().firstValue(LENGTH).map(Integer::parseInt).orElse(bytes.length);
        try {
            return InferClient.rows(new MixedBody(bytes, bytes.length, Math.min(Math.max(0, json), bytes.length)));
        } catch (IllegalRequestException e) {
            throw ClientCall.foreign(response, e);
        }
    }

    @Override
    public ReadyRequest prepare(String body) throws IOException {
        return call(body);
    }

    private ClientCall call(String body) throws IOException {
        HttpResponse<byte[]> metadata = new ClientCall(
                        client,
                        HttpRequest.newBuilder(model).timeout(patience).GET().build())
                .answer();
        MixedBody request;
        try {
            request = InferClient.request(AskedTensors.of(body, InferClient.inputs(metadata.body())));
        } catch (IllegalRequestException e) {
            throw new IOException(model + ": cannot be asked: " + e.getMessage(), e);
        }
        return new ClientCall(
                client,
                HttpRequest.newBuilder(URI.create(model + "/infer"))
                        .timeout(patience)
                        .header("Content-Type", "application/octet-stream")
                        .header(LENGTH, String.valueOf(request.jsonLength()))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
                        .build());
    }
}
