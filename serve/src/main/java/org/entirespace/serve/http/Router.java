/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.entirespace.serve.room.AnswerListener;
import org.entirespace.serve.room.AnswerListener.Answer;

/** Finds what answers a request, and tells the listener what became of it. Threads share it. */
final class Router implements HttpHandler {

    private static final int LONGEST_PATH = 1000;

    private final List<Route> routes;
    private final AnswerListener listener;
    private final LongSupplier nanoTime;

    Router(List<Route> routes, AnswerListener listener, LongSupplier nanoTime) {
        this.routes = List.copyOf(routes);
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        List<String> segments = path.length() > LONGEST_PATH || !path.startsWith("/")
                ? List.of()
                : List.of(path.substring(1).split("/", 12));
        List<String> methods = new ArrayList<>();
        for (Route route : routes) {
            Optional<Map<String, String>> names = route.match(segments);
            if (names.isPresent() && exchange.getRequestMethod().equalToString(route.method())) {
                watch(exchange, route.name());
                handle(exchange, route, names.get());
                return;
            }
            names.ifPresent(any -> methods.add(route.method()));
        }
        watch(exchange, "none");
        if (methods.isEmpty()) {
            Replies.error(exchange, StatusCodes.NOT_FOUND, "nothing is at this address");
        } else {
            exchange.getResponseHeaders().put(Headers.ALLOW, String.join(", ", methods));
            Replies.error(exchange, StatusCodes.METHOD_NOT_ALLOWED, "expected the method " + methods.get(0));
        }
    }

    private void handle(HttpServerExchange exchange, Route route, Map<String, String> names) {
        try {
            route.endpoint().handle(exchange, names);
        } catch (IOException | RuntimeException e) {
            listener.failed(e);
            Replies.error(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "internal error");
        }
    }

    private void watch(HttpServerExchange exchange, String name) {
        long begin = nanoTime.getAsLong();
        exchange.addExchangeCompleteListener((done, next) -> {
            Answer answer = new Answer("http", name, Integer.toString(done.getStatusCode()));
            listener.answered(answer, nanoTime.getAsLong() - begin);
            next.proceed();
        });
    }
}
