/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entirespace.serve.drift.DriftJson;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.oip.Metadata;
import org.entirespace.serve.split.Split;
import org.entirespace.serve.split.Splits;
import org.entirespace.serve.traffic.Traffic;

/** What the server and its models say of themselves. */
final class ModelEndpoints {

    private final ModelHolder holder;
    private final Splits splits;

    ModelEndpoints(Traffic traffic) {
        holder = traffic.holder();
        splits = traffic.splits();
    }

    List<Route> routes() {
        byte[] server = Metadata.server(Metadata.version());
        List<Route> routes = new ArrayList<>();
        routes.add(Route.of(
                "metadata",
                "GET",
                "/v2",
                (exchange, names) -> Replies.send(exchange, StatusCodes.OK, Replies.JSON, server)));
        for (String model : List.of("/v1/models/{model}", "/v1/models/{model}/versions/{version}")) {
            routes.add(
                    Route.of("drift", "GET", model + "/drift", (exchange, names) -> say(exchange, names, this::drift)));
        }
        for (String model : List.of("/v2/models/{model}", "/v2/models/{model}/versions/{version}")) {
            routes.add(Route.of("metadata", "GET", model, (exchange, names) -> say(exchange, names, this::metadata)));
            routes.add(Route.of("metadata", "GET", model + "/ready", this::ready));
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

    /** A split is ready when the models of all its arms are. */
    private void ready(HttpServerExchange exchange, Map<String, String> names) {
        String name = names.getOrDefault("model", "");
        Optional<Split> split = names.containsKey("version") ? Optional.empty() : splits.of(name);
        if (split.isEmpty()) {
            say(exchange, names, model -> Metadata.ready(model.name()));
        } else if (splits.isReady(split.get())) {
            Replies.send(exchange, StatusCodes.OK, Replies.JSON, Metadata.ready(name));
        } else {
            Replies.busy(exchange, "split '" + name + "': the models of some arms are not served");
        }
    }

    private byte[] drift(ServedModel model) {
        return DriftJson.of(model.name(), model.version(), model.drift());
    }

    private byte[] metadata(ServedModel model) {
        return Metadata.model(model, holder.versionsOf(model.name()));
    }
}
