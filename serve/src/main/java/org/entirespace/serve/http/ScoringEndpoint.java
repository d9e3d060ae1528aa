/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.queue.QueuedTask;
import org.entirespace.serve.queue.ScoringQueue;
import org.entirespace.serve.split.ArmNotReadyException;
import org.entirespace.serve.traffic.Traffic;
import org.jspecify.annotations.Nullable;

/** Reads a body, waits for its turn in the queue, scores it by one protocol, and answers. Threads share it. */
final class ScoringEndpoint implements Endpoint {

    /** The milliseconds after which a client waits no more for its request to begin to be scored. */
    static final HttpString TIMEOUT = new HttpString("Timeout-Ms");

    /** The length of the JSON, where something else follows it. */
    static final HttpString JSON_LENGTH = new HttpString("Inference-Header-Content-Length");

    private final Traffic traffic;
    private final ScoringQueue queue;
    private final HttpOptions options;
    private final BodyBudget budget;
    private final LongSupplier nanoTime;
    private final HttpListener listener;
    private final ScoringCall call;

    ScoringEndpoint(Room room, ScoringCall call) {
        traffic = room.traffic();
        queue = room.queue();
        options = room.options();
        budget = room.budget();
        nanoTime = room.nanoTime();
        listener = room.listener();
        this.call = call;
    }

    /** What all endpoints that score have in common. */
    record Room(
            Traffic traffic,
            ScoringQueue queue,
            HttpOptions options,
            BodyBudget budget,
            LongSupplier nanoTime,
            HttpListener listener) {}

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> names) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst(Headers.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            Replies.error(
                    exchange, StatusCodes.UNSUPPORTED_MEDIA_TYPE, "content encoding: expected none, the body as it is");
            return;
        }
        Duration patience;
        try {
            patience = patience(exchange.getRequestHeaders().getFirst(TIMEOUT));
        } catch (IllegalRequestException e) {
            Replies.error(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
            return;
        }
        long deadline = nanoTime.getAsLong() + patience.toNanos();
        new BodyReader(
                        exchange,
                        options.limits(),
                        budget,
                        (bytes, length) -> enqueue(exchange, names, bytes, length, deadline))
                .start();
    }

    private Duration patience(@Nullable String header) throws IllegalRequestException {
        if (header == null) {
            return options.deadline();
        }
        long millis = wholeNumber(TIMEOUT, header, 1, TimeUnit.DAYS.toMillis(1));
        return Stream.of(options.deadline(), Duration.ofMillis(millis))
                .min(Duration::compareTo)
                .orElseThrow();
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
    private void enqueue(
            HttpServerExchange exchange, Map<String, String> names, byte[] bytes, int length, long deadline) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            if (!queue.offer(new Task(exchange, names, bytes, length), deadline)) {
                Replies.busy(exchange, "more requests wait than can be scored in time");
            }
        });
    }

    /** One request in the queue. */
    private final class Task implements QueuedTask {

        private final HttpServerExchange exchange;
        private final Map<String, String> names;
        private final byte[] bytes;
        private final int length;

        Task(HttpServerExchange exchange, Map<String, String> names, byte[] bytes, int length) {
            this.exchange = exchange;
            this.names = names;
            this.bytes = bytes;
            this.length = length;
        }

        @Override
        public void run() {
            try {
                answer();
            } catch (IllegalRequestException e) {
                Replies.error(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
            } catch (UnknownModelException e) {
                Replies.error(exchange, StatusCodes.NOT_FOUND, String.valueOf(e.getMessage()));
            } catch (ArmNotReadyException e) {
                Replies.busy(exchange, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                Replies.busy(exchange, "the server stops");
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                listener.failed(e);
                Replies.error(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "internal error");
            }
        }

        @Override
        public void drop() {
            Replies.error(
                    exchange,
                    StatusCodes.GATEWAY_TIME_OUT,
                    "the deadline passed before the request began to be scored");
        }

        private void answer()
                throws IllegalRequestException, UnknownModelException, ArmNotReadyException, InterruptedException {
            String header = exchange.getRequestHeaders().getFirst(JSON_LENGTH);
            int jsonLength = header == null ? length : (int) wholeNumber(JSON_LENGTH, header, 0, length);
            ScoringCall.Body body = new ScoringCall.Body(bytes, length, jsonLength);
            ScoringCall.Reply reply;
            Runnable after;
            try (Lease lease = lease(body)) {
                reply = call.answer(lease, body);
                after = traffic.shadows().after(lease, rows -> call.refill(rows, body), bytes.length);
            }
            boolean binary = reply.jsonLength() < reply.bytes().length;
            if (binary) {
                exchange.getResponseHeaders().put(JSON_LENGTH, reply.jsonLength());
            }
            Replies.send(exchange, StatusCodes.OK, binary ? "application/octet-stream" : Replies.JSON, reply.bytes());
            after.run();
        }

        private Lease lease(ScoringCall.Body body)
                throws UnknownModelException, ArmNotReadyException, IllegalRequestException, InterruptedException {
            String model = names.get("model");
            if (model == null) {
                List<String> served = traffic.holder().served().stream()
                        .map(one -> one.name())
                        .distinct()
                        .toList();
                if (served.size() > 1) {
                    throw new IllegalRequestException(
                            "several models are served; ask one of them at /v1/models/MODEL/score");
                }
                model = served.isEmpty() ? "" : served.get(0);
            }
            String version = names.get("version");
            return version == null
                    ? traffic.splits().lease(model, field -> call.splitKey(body, field))
                    : traffic.splits().lease(model, version);
        }
    }
}
