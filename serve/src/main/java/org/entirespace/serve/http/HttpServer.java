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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.queue.QueueListener;
import org.entirespace.serve.queue.ScoringQueue;
import org.entirespace.serve.traffic.Traffic;
import org.xnio.Options;

/**
 * Answers over HTTP what the models of a holder score. Requests are read without threads that wait, stand in a bounded queue, and
 * are scored by a fixed number of threads; who finds no place is sent away at once. Threads may share it.
 */
public final class HttpServer implements AutoCloseable {

    private static final int HEADER_BYTES = 16 << 10;
    private static final int HEADERS = 100;

    private final HttpOptions options;
    private final ModelHolder holder;
    private final ScoringQueue queue;
    private final AdminEndpoints admin;
    private final Drain drain = new Drain();
    private final List<Route> routes;
    private final Undertow undertow;
    private volatile boolean ready = true;
    private boolean stopped; // guarded by this

    /**
     * A server that does not listen yet.
     *
     * @param nanoTime the clock of deadlines and latencies, as {@link System#nanoTime} is one
     */
    public HttpServer(HttpOptions options, ModelHolder holder, HttpEars ears, LongSupplier nanoTime) {
        this(options, Traffic.plain(holder), ears, nanoTime);
    }

    /** A server, which does not listen yet, of models with splits and shadows. */
    public HttpServer(HttpOptions options, Traffic traffic, HttpEars ears, LongSupplier nanoTime) {
        this(options, traffic, ears, nanoTime, List.of());
    }

    /** A server with further addresses. */
    HttpServer(HttpOptions options, Traffic traffic, HttpEars ears, LongSupplier nanoTime, List<ScoringRoute> more) {
        this.options = options;
        holder = traffic.holder();
        queue = new ScoringQueue(options.queue(), options.workers(), nanoTime, ears.queue());
        admin = new AdminEndpoints(holder, options, ears.http());
        ScoringEndpoint.Room room = new ScoringEndpoint.Room(
                traffic, queue, options, new BodyBudget(options.limits().bufferedBytes()), nanoTime, ears.http());
        List<Route> routes = new ArrayList<>(HealthEndpoints.routes(this::isReady));
        routes.addAll(new ModelEndpoints(traffic).routes());
        routes.addAll(PageEndpoints.routes(holder));
        routes.add(Route.of(
                "metrics",
                "GET",
                "/metrics",
                (exchange, names) -> Replies.send(
                        exchange,
                        StatusCodes.OK,
                        "text/plain; version=0.0.4; charset=utf-8",
                        ears.metrics().get().getBytes(StandardCharsets.UTF_8))));
        List<Route> counted = new ArrayList<>(admin.routes());
        for (ScoringRoute route : all(more)) {
            counted.add(Route.of(route.name(), "POST", route.path(), new ScoringEndpoint(room, route.call())));
        }
        for (Route route : counted) {
            routes.add(new Route(route.name(), route.method(), route.segments(), counting(route.endpoint())));
        }
        this.routes = List.copyOf(routes);
        undertow = build(new Router(routes, ears.http(), nanoTime));
    }

    /** All addresses. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Who hears what happens, and what they make of it.
     *
     * @param http hears of answers
     * @param queue hears of the queue
     * @param metrics what {@code /metrics} shows, in the text format of Prometheus
     */
    public record HttpEars(HttpListener http, QueueListener queue, Supplier<String> metrics) {

        /** Nobody. */
        public static HttpEars none() {
            return new HttpEars(HttpListener.NONE, QueueListener.NONE, () -> "");
        }
    }

    /** An address at which something is scored. */
    record ScoringRoute(String name, String path, ScoringCall call) {}

    private List<ScoringRoute> all(List<ScoringRoute> more) {
        int mostRows = options.limits().rows();
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
        int timeout = Math.toIntExact(options.limits().readTimeout().toMillis());
        Undertow.Builder builder = Undertow.builder()
                .setIoThreads(Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2)))
                .setWorkerThreads(1)
                .setSocketOption(Options.WRITE_TIMEOUT, timeout)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, timeout)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_HEADERS, HEADERS)
                .setServerOption(
                        UndertowOptions.MAX_ENTITY_SIZE, 2L * options.limits().bodyBytes())
                .setHandler(new HttpContinueReadHandler(handler));
        if (options.tls().isPresent()) {
            builder.addHttpsListener(
                    options.port(), options.host(), options.tls().get());
        } else {
            builder.addHttpListener(options.port(), options.host());
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
        if (!drain.enter()) {
            exchange.setPersistent(false);
            Replies.busy(exchange, "the server stops");
            return false;
        }
        exchange.addExchangeCompleteListener((done, next) -> {
            drain.leave();
            next.proceed();
        });
        return true;
    }

    private boolean isReady() {
        return ready && !holder.served().isEmpty();
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the address is taken or is none of this machine's
     */
    public void start() throws IOException {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            queue.close();
            admin.close();
            if (e.getCause() instanceof BindException || e.getCause() instanceof IOException) {
                throw new IOException(
                        "cannot listen on " + options.host() + ":" + options.port() + ": "
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

    /** How many requests wait to be scored. */
    public int waiting() {
        return queue.length();
    }

    /** Whether another request would be scored at once. */
    public boolean isIdle() {
        return queue.isIdle();
    }

    /**
     * Stops: says that it is not ready, and after a notice takes no more requests, waits for those under way, and closes.
     *
     * @return whether every request under way was answered in time
     */
    public synchronized boolean stop() {
        if (stopped) {
            return true;
        }
        stopped = true;
        ready = false;
        boolean answered = false;
        try {
            Thread.sleep(options.notice().toMillis());
            drain.close();
            answered = drain.await(options.drain());
        } catch (InterruptedException e) {
            drain.close();
            Thread.currentThread().interrupt();
        }
        admin.close();
        if (answered) {
            queue.close();
        }
        undertow.stop();
        return answered;
    }

    @Override
    public void close() {
        stop();
    }
}
