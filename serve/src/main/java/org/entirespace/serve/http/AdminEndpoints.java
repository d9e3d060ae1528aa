/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.ModelState;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.room.Administration;
import org.entirespace.serve.room.BodyBudget;
import org.entirespace.serve.room.ServingLimits;
import org.entirespace.serve.room.ServingRoom;
import tools.jackson.core.JsonGenerator;

/** Loads, unloads and lists models for whoever shows the token: the Open Inference Protocol's extension {@code model_repository}. */
final class AdminEndpoints {

    private static final ServingLimits LIMITS = new ServingLimits(
            Administration.BODY_BYTES, 1, ServingLimits.defaults().readTimeout(), 1 << 22);

    private final ServingRoom room;
    private final BodyBudget budget = new BodyBudget(LIMITS.bufferedBytes());

    AdminEndpoints(ServingRoom room) {
        this.room = room;
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
            String shown = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
            if (room.administration().admits(shown, Replies.asker(exchange))) {
                new BodyReader(
                                exchange,
                                LIMITS,
                                budget,
                                (bytes, length) -> enqueue(exchange, work, names, Arrays.copyOf(bytes, length)))
                        .start();
            }
        };
    }

    private void enqueue(HttpServerExchange exchange, Work work, Map<String, String> names, byte[] body) {
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () -> room.administration()
                        .run(
                                () -> Replies.send(exchange, StatusCodes.OK, Replies.JSON, work.run(names, body)),
                                Replies.asker(exchange)));
    }

    private byte[] load(String model)
            throws IOException, InterruptedException, UnknownModelException, ModelRefusedException {
        List<ServedModel> now = room.holder().load(model);
        return JsonText.of(json -> {
            json.writeStartObject().writeStringProperty("name", model).writeArrayPropertyStart("versions");
            now.forEach(one -> json.writeString(one.version()));
            json.writeEndArray().writeEndObject();
        });
    }

    private byte[] unload(String model) throws UnknownModelException {
        room.holder().unload(model);
        return JsonText.of(json ->
                json.writeStartObject().writeStringProperty("name", model).writeEndObject());
    }

    private byte[] index(byte[] body) throws IOException, IllegalRequestException {
        boolean readyOnly = AdminBody.readyOnly(body);
        List<ModelState> states = room.holder().index();
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
}
