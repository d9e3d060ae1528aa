/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.page.ModelList;
import org.entirespace.serve.page.PageFile;

/** The page for people with the list of models that it shows, and the description of all addresses for programs. */
final class PageEndpoints {

    private static final HttpString POLICY = new HttpString("Content-Security-Policy");
    private static final HttpString SNIFFING = new HttpString("X-Content-Type-Options");

    private PageEndpoints() {}

    static List<Route> routes(ModelHolder holder) {
        List<Route> routes = new ArrayList<>();
        routes.add(route("/", PageFile.PAGE));
        for (PageFile file : PageFile.parts()) {
            routes.add(route("/page/" + file.name(), file));
        }
        routes.add(route("/openapi.yaml", PageFile.OPENAPI));
        routes.add(Route.of(
                "models",
                "GET",
                "/v1/models",
                (exchange, names) ->
                        Replies.send(exchange, StatusCodes.OK, Replies.JSON, ModelList.json(holder.served()))));
        return routes;
    }

    private static Route route(String path, PageFile file) {
        byte[] bytes = file.bytes();
        return Route.of("page", "GET", path, (exchange, names) -> send(exchange, file, bytes));
    }

    private static void send(HttpServerExchange exchange, PageFile file, byte[] bytes) {
        exchange.getResponseHeaders()
                .put(POLICY, PageFile.POLICY)
                .put(SNIFFING, "nosniff")
                .put(Headers.CACHE_CONTROL, "no-cache");
        Replies.send(exchange, StatusCodes.OK, file.type(), bytes);
    }
}
