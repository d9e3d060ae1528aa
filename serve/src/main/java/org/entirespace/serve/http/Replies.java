/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.room.Asker;
import org.xnio.IoUtils;

/** Sends answers; from any thread, once for each exchange. */
final class Replies {

    static final String JSON = "application/json";

    /** Seconds after which a client that was sent away may come again. */
    private static final String RETRY_SECONDS = "1";

    private Replies() {}

    /** Sends a body. */
    static void send(HttpServerExchange exchange, int status, String type, byte[] body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }

    /** Sends what is wrong. */
    static void error(HttpServerExchange exchange, int status, String message) {
        if (exchange.isResponseStarted()) {
            IoUtils.safeClose(
                    exchange.getConnection()); // what was sent cannot be taken back, so it must not look whole
            return;
        }
        send(exchange, status, JSON, body(message));
    }

    /** Says that there is no room now, but may be soon. */
    static void busy(HttpServerExchange exchange, String message) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
        error(exchange, StatusCodes.SERVICE_UNAVAILABLE, message);
    }

    /** Who is told at the end of an exchange why there is no answer. */
    static Asker asker(HttpServerExchange exchange) {
        return (why, message) -> {
            switch (why) {
                case MALFORMED -> error(exchange, StatusCodes.BAD_REQUEST, message);
                case UNKNOWN -> error(exchange, StatusCodes.NOT_FOUND, message);
                case UNFIT -> error(exchange, StatusCodes.UNPROCESSABLE_ENTITY, message);
                case UNAUTHENTICATED -> {
                    exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
                    error(exchange, StatusCodes.UNAUTHORIZED, message);
                }
                case FORBIDDEN -> error(exchange, StatusCodes.FORBIDDEN, message);
                case BUSY, NOT_READY, STOPPING -> busy(exchange, message);
                case LATE -> error(exchange, StatusCodes.GATEWAY_TIME_OUT, message);
                case FAULT -> error(exchange, StatusCodes.INTERNAL_SERVER_ERROR, message);
            }
        };
    }

    /** Sends what is wrong and closes the connection, without waiting for what its client has not sent yet. */
    static void errorAndClose(HttpServerExchange exchange, int status, String message) {
        byte[] body = body(message);
        exchange.setPersistent(false);
        exchange.setStatusCode(status);
        exchange.setResponseContentLength(body.length);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, JSON);
        exchange.getResponseSender().send(ByteBuffer.wrap(body), new IoCallback() {
            @Override
            public void onComplete(HttpServerExchange done, io.undertow.io.Sender sender) {
                IoUtils.safeClose(done.getConnection());
            }

            @Override
            public void onException(HttpServerExchange done, io.undertow.io.Sender sender, IOException exception) {
                IoUtils.safeClose(done.getConnection());
            }
        });
    }

    private static byte[] body(String message) {
        return JsonText.of(json ->
                json.writeStartObject().writeStringProperty("error", message).writeEndObject());
    }
}
