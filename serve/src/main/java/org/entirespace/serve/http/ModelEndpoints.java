/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.oip.Metadata;

/** What the server and its models say of themselves. */
final class ModelEndpoints {

    private final ModelHolder holder;

    ModelEndpoints(ModelHolder holder) {
        this.holder = holder;
    }

    List<Route> routes() {
        byte[] server = Metadata.server(Metadata.version());
        List<Route> routes = new ArrayList<>();
        routes.add(Route.of(
                "metadata",
                "GET",
                "/v2",
                (exchange, names) -> Replies.send(exchange, StatusCodes.OK, Replies.JSON, server)));
        for (String model : List.of("/v2/models/{model}", "/v2/models/{model}/versions/{version}")) {
            routes.add(Route.of("metadata", "GET", model, (exchange, names) -> say(exchange, names, this::metadata)));
            routes.add(Route.of(
                    "metadata", "GET", model + "/ready", (exchange, names) -> say(exchange, names, Metadata::ready)));
        }
        return routes;
    }

    private void say(HttpServerExchange exchange, Map<String, String> names, Function<ServedModel, byte[]> what) {
        String model = names.getOrDefault("model", "");
        String version = names.get("version");
        try {
            ServedModel served = version == null ? holder.newest(model) : holder.version(model, version);
            Replies.send(exchange, StatusCodes.OK, Replies.JSON, what.apply(served));
        } catch (UnknownModelException e) {
            Replies.error(exchange, StatusCodes.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    private byte[] metadata(ServedModel model) {
        return Metadata.model(model, holder.versionsOf(model.name()));
    }
}
