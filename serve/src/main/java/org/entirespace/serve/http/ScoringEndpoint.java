/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.json.MixedBody;
import org.entirespace.serve.room.ServingRoom;
import org.entirespace.serve.split.ArmNotReadyException;
import org.jspecify.annotations.Nullable;

/** Reads a body, waits for its turn in the queue, scores it by one protocol, and answers. Threads share it. */
final class ScoringEndpoint implements Endpoint {

    /** The milliseconds after which a client waits no more for its request to begin to be scored. */
    static final HttpString TIMEOUT = new HttpString("Timeout-Ms");

    /** The length of the JSON, where something else follows it. */
    static final HttpString JSON_LENGTH = new HttpString("Inference-Header-Content-Length");

    private final ServingRoom room;
    private final ScoringCall call;

    ScoringEndpoint(ServingRoom room, ScoringCall call) {
        this.room = room;
        this.call = call;
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> names) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst(Headers.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            Replies.error(
                    exchange, StatusCodes.UNSUPPORTED_MEDIA_TYPE, "content encoding: expected none, the body as it is");
            return;
        }
        long deadline;
        try {
            deadline = deadline(exchange.getRequestHeaders().getFirst(TIMEOUT));
        } catch (IllegalRequestException e) {
            Replies.error(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
            return;
        }
        new BodyReader(
                        exchange,
                        room.limits(),
                        room.budget(),
                        (bytes, length) -> enqueue(exchange, names, new Body(bytes, length), deadline))
                .start();
    }

    /** The bytes of a body, and how many they are. */
    private static final class Body {
        private final byte[] bytes;
        private final int length;

        Body(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }

    private long deadline(@Nullable String header) throws IllegalRequestException {
        return header == null
                ? room.deadline()
                : room.deadline(Duration.ofMillis(wholeNumber(TIMEOUT, header, 1, TimeUnit.DAYS.toMillis(1))));
    }

    private static long wholeNumber(HttpString name, String text, long least, long most)
            throws IllegalRequestException {
        if (text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty()) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalRequestException("header " + name + ": expected a whole number from " + least + " to " + most);
    }

    /** Once the handler has returned, so that only one thread at a time speaks to the exchange. */
    private void enqueue(HttpServerExchange exchange, Map<String, String> names, Body body, long deadline) {
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () -> room.score(() -> answer(exchange, names, body), Replies.asker(exchange), deadline));
    }

    private void answer(HttpServerExchange exchange, Map<String, String> names, Body body)
            throws IllegalRequestException, UnknownModelException, ArmNotReadyException, InterruptedException {
        String header = exchange.getRequestHeaders().getFirst(JSON_LENGTH);
        int jsonLength = header == null ? body.length : (int) wholeNumber(JSON_LENGTH, header, 0, body.length);
        MixedBody request = new MixedBody(body.bytes, body.length, jsonLength);
        MixedBody reply;
        Runnable after;
        try (Lease lease =
                room.lease(names.get("model"), names.get("version"), field -> call.splitKey(request, field))) {
            reply = call.answer(lease, request);
            after = room.traffic().shadows().after(lease, rows -> call.refill(rows, request), body.bytes.length);
        }
        if (reply.isBinary()) {
            exchange.getResponseHeaders().put(JSON_LENGTH, reply.jsonLength());
        }
        String type = reply.isBinary() ? "application/octet-stream" : Replies.JSON;
        Replies.send(exchange, StatusCodes.OK, type, reply.bytes());
        after.run();
    }
}
