/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.entirespace.serve.json.JsonText;

/** Says whether the process lives, and whether requests should be sent to it. */
final class HealthEndpoints {

    private HealthEndpoints() {}

    static List<Route> routes(BooleanSupplier ready) {
        return List.of(
                Route.of("health", "GET", "/v2/health/live", (exchange, names) -> say(exchange, "live", true)),
                Route.of(
                        "health",
                        "GET",
                        "/v2/health/ready",
                        (exchange, names) -> say(exchange, "ready", ready.getAsBoolean())));
    }

    private static void say(HttpServerExchange exchange, String name, boolean holds) {
        Replies.send(
                exchange,
                holds ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE,
                Replies.JSON,
                JsonText.of(json -> json.writeStartObject()
                        .writeBooleanProperty(name, holds)
                        .writeEndObject()));
    }
}
