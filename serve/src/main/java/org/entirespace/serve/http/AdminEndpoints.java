/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.ModelState;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.json.JsonText;
import tools.jackson.core.JsonGenerator;

/**
 * Loads, unloads and lists models for whoever shows the token: the Open Inference Protocol's extension {@code model_repository}. What
 * it does takes long, so a thread of its own does it, one call after the other.
 */
final class AdminEndpoints implements AutoCloseable {

    private static final int WAITING = 16;
    private static final HttpLimits LIMITS =
            new HttpLimits(1 << 16, 1, HttpLimits.defaults().readTimeout(), 1 << 22);

    private final ModelHolder holder;
    private final HttpOptions options;
    private final HttpListener listener;
    private final BodyBudget budget = new BodyBudget(LIMITS.bufferedBytes());
    private final ThreadPoolExecutor thread;

    AdminEndpoints(ModelHolder holder, HttpOptions options, HttpListener listener) {
        this.holder = holder;
        this.options = options;
        this.listener = listener;
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
            Thread made = new Thread(task, "entirespace-admin");
            made.setDaemon(true);
            return made;
        });
    }

    List<Route> routes() {
        return List.of(
                Route.of("index", "POST", "/v2/repository/index", guarded((names, body) -> index(body))),
                Route.of("load", "POST", "/v2/repository/models/{model}/load", guarded((names, body) -> {
                    AdminBody.requireNothing(body);
                    return load(names.getOrDefault("model", ""));
                })),
                Route.of("unload", "POST", "/v2/repository/models/{model}/unload", guarded((names, body) -> {
                    AdminBody.requireNothing(body);
                    return unload(names.getOrDefault("model", ""));
                })));
    }

    /** What a call does; its answer is JSON. */
    @FunctionalInterface
    private interface Work {
        byte[] run(Map<String, String> names, byte[] body)
                throws IOException, InterruptedException, IllegalRequestException, UnknownModelException,
                        ModelRefusedException;
    }

    private Endpoint guarded(Work work) {
        return (exchange, names) -> {
            if (options.admin().isEmpty()) {
                Replies.error(exchange, StatusCodes.FORBIDDEN, "the server was started without an admin token");
                return;
            }
            if (!options.admin().get().isShownBy(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))) {
                exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
                Replies.error(exchange, StatusCodes.UNAUTHORIZED, "expected the header Authorization: Bearer TOKEN");
                return;
            }
            new BodyReader(
                            exchange,
                            LIMITS,
                            budget,
                            (bytes, length) -> enqueue(exchange, work, names, java.util.Arrays.copyOf(bytes, length)))
                    .start();
        };
    }

    private void enqueue(HttpServerExchange exchange, Work work, Map<String, String> names, byte[] body) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            try {
                thread.execute(() -> run(exchange, work, names, body));
            } catch (RejectedExecutionException e) {
                Replies.busy(exchange, "too many models wait to be loaded");
            }
        });
    }

    private void run(HttpServerExchange exchange, Work work, Map<String, String> names, byte[] body) {
        try {
            Replies.send(exchange, StatusCodes.OK, Replies.JSON, work.run(names, body));
        } catch (IllegalRequestException e) {
            Replies.error(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (UnknownModelException e) {
            Replies.error(exchange, StatusCodes.NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (ModelRefusedException | IOException e) {
            Replies.error(exchange, StatusCodes.UNPROCESSABLE_ENTITY, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Replies.busy(exchange, "the server stops");
        } catch (RuntimeException e) {
            listener.failed(e);
            Replies.error(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "internal error");
        }
    }

    private byte[] load(String model)
            throws IOException, InterruptedException, UnknownModelException, ModelRefusedException {
        List<ServedModel> now = holder.load(model);
        return JsonText.of(json -> {
            json.writeStartObject().writeStringProperty("name", model).writeArrayPropertyStart("versions");
            now.forEach(one -> json.writeString(one.version()));
            json.writeEndArray().writeEndObject();
        });
    }

    private byte[] unload(String model) throws UnknownModelException {
        holder.unload(model);
        return JsonText.of(json ->
                json.writeStartObject().writeStringProperty("name", model).writeEndObject());
    }

    private byte[] index(byte[] body) throws IOException, IllegalRequestException {
        boolean readyOnly = AdminBody.readyOnly(body);
        List<ModelState> states = holder.index();
        return JsonText.of(json -> {
            json.writeStartArray();
            states.stream().filter(state -> state.ready() || !readyOnly).forEach(state -> write(json, state));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ModelState state) {
        json.writeStartObject()
                .writeStringProperty("name", state.model())
                .writeStringProperty("version", state.version())
                .writeStringProperty("state", state.ready() ? "READY" : "UNAVAILABLE")
                .writeStringProperty("reason", state.reason())
                .writeEndObject();
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
