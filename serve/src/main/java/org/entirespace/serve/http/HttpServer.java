/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingRoom;
import org.xnio.Options;

/**
 * Answers over HTTP what the models of a holder score. Requests are read without threads that wait, and wait in the room that
 * all doors lead to. Threads may share it.
 */
public final class HttpServer implements AutoCloseable {

    private static final int HEADER_BYTES = 16 << 10;
    private static final int HEADERS = 100;

    private final Listening listening;
    private final ServingRoom room;
    private final List<Route> routes;
    private final Undertow undertow;
    private boolean listens; // guarded by this

    /**
     * A server that does not listen yet.
     *
     * @param metrics what {@code /metrics} shows, in the text format of Prometheus
     */
    public HttpServer(Listening listening, ServingRoom room, Supplier<String> metrics) {
        this(listening, room, metrics, List.of());
    }

    /** A server with further addresses. */
    HttpServer(Listening listening, ServingRoom room, Supplier<String> metrics, List<ScoringRoute> more) {
        this.listening = listening;
        this.room = room;
        List<Route> open = new ArrayList<>(HealthEndpoints.routes(room::isReady));
        open.addAll(new ModelEndpoints(room.traffic()).routes());
        open.addAll(PageEndpoints.routes(room.holder()));
        open.add(Route.of(
                "metrics",
                "GET",
                "/metrics",
                (exchange, names) -> Replies.send(
                        exchange,
                        StatusCodes.OK,
                        "text/plain; version=0.0.4; charset=utf-8",
                        metrics.get().getBytes(StandardCharsets.UTF_8))));
        List<Route> counted = new ArrayList<>(new AdminEndpoints(room).routes());
        for (ScoringRoute route : all(more)) {
            counted.add(Route.of(route.name(), "POST", route.path(), new ScoringEndpoint(room, route.call())));
        }
        for (Route route : counted) {
            open.add(new Route(route.name(), route.method(), route.segments(), counting(route.endpoint())));
        }
        routes = List.copyOf(open);
        undertow = build(new Router(routes, room.answers(), room::nanoTime));
    }

    /** All addresses. */
    List<Route> routes() {
        return routes;
    }

    /** An address at which something is scored. */
    record ScoringRoute(String name, String path, ScoringCall call) {}

    private List<ScoringRoute> all(List<ScoringRoute> more) {
        int mostRows = room.limits().rows();
        ScoringCall score = new ScoreCall(mostRows);
        ScoringCall infer = new InferCall(mostRows);
        List<ScoringRoute> routes = new ArrayList<>(more);
        routes.add(new ScoringRoute("score", "/v1/score", score));
        for (String model : List.of("/{model}", "/{model}/versions/{version}")) {
            routes.add(new ScoringRoute("score", "/v1/models" + model + "/score", score));
            routes.add(new ScoringRoute("infer", "/v2/models" + model + "/infer", infer));
        }
        return routes;
    }

    private Undertow build(HttpHandler handler) {
        int timeout = Math.toIntExact(room.limits().readTimeout().toMillis());
        Undertow.Builder builder = Undertow.builder()
                .setIoThreads(Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2)))
                .setWorkerThreads(1)
                .setSocketOption(Options.WRITE_TIMEOUT, timeout)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, timeout)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_HEADERS, HEADERS)
                .setServerOption(
                        UndertowOptions.MAX_ENTITY_SIZE, 2L * room.limits().bodyBytes())
                .setHandler(new HttpContinueReadHandler(handler));
        if (listening.tls().isPresent()) {
            builder.addHttpsListener(
                    listening.port(), listening.host(), listening.tls().get());
        } else {
            builder.addHttpListener(listening.port(), listening.host());
        }
        return builder.build();
    }

    private Endpoint counting(Endpoint endpoint) {
        return (exchange, names) -> {
            if (enter(exchange)) {
                endpoint.handle(exchange, names);
            }
        };
    }

    private boolean enter(HttpServerExchange exchange) {
        if (!room.enter()) {
            exchange.setPersistent(false);
            Replies.busy(exchange, ServingRoom.STOPS);
            return false;
        }
        exchange.addExchangeCompleteListener((done, next) -> {
            room.leave();
            next.proceed();
        });
        return true;
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the address is taken or is none of this machine's
     */
    public synchronized void start() throws IOException {
        try {
            undertow.start();
            listens = true;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException || e.getCause() instanceof IOException) {
                throw new IOException(
                        "cannot listen on " + listening.host() + ":" + listening.port() + ": "
                                + e.getCause().getMessage(),
                        e);
            }
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** Listens no more; whatever is under way is cut off, so the room stops first. */
    @Override
    public synchronized void close() {
        if (listens) {
            listens = false;
            undertow.stop();
        }
    }
}
