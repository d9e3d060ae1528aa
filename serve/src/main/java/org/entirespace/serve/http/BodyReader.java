/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.entirespace.serve.room.BodyBudget;
import org.entirespace.serve.room.ServingLimits;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads the body of one request without a thread that waits for it. Memory is taken as bytes come, not as a header promises them. A
 * body that is too long, or too long in coming, is refused. Everything happens in the connection's own thread.
 */
final class BodyReader {

    /** What is done with a body. */
    @FunctionalInterface
    interface Reader {

        /**
         * Takes the body.
         *
         * @param bytes at least {@code length}
         */
        void read(byte[] bytes, int length);
    }

    private static final int FIRST = 4096;

    private final HttpServerExchange exchange;
    private final ServingLimits limits;
    private final BodyBudget budget;
    private final Reader reader;
    private byte[] bytes = new byte[0];
    private int length;
    private long taken; // of the budget
    private boolean ended;
    private XnioExecutor.@Nullable Key timer;

    BodyReader(HttpServerExchange exchange, ServingLimits limits, BodyBudget budget, Reader reader) {
        this.exchange = exchange;
        this.limits = limits;
        this.budget = budget;
        this.reader = reader;
    }

    /** Begins to read; within a handler. */
    void start() {
        if (exchange.getRequestContentLength() > limits.bodyBytes()) {
            tooLong();
            return;
        }
        exchange.addExchangeCompleteListener((done, next) -> {
            budget.giveBack(taken);
            next.proceed();
        });
        if (exchange.isRequestComplete()) {
            reader.read(bytes, 0);
            return;
        }
        StreamSourceChannel channel = exchange.getRequestChannel();
        Runnable last;
        try {
            last = readSome(channel);
        } catch (IOException e) {
            IoUtils.safeClose(exchange.getConnection()); // the client went away
            return;
        }
        if (last != null) {
            last.run();
            return;
        }
        timer = exchange.getIoThread()
                .executeAfter(
                        () -> end(channel, this::tooSlow), limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        channel.getReadSetter().set(this::goOn);
        channel.resumeReads();
    }

    private void goOn(StreamSourceChannel channel) {
        if (ended) {
            return;
        }
        try {
            Runnable last = readSome(channel);
            if (last != null) {
                end(channel, last);
            }
        } catch (IOException e) {
            end(channel, () -> IoUtils.safeClose(exchange.getConnection())); // the client went away
        }
    }

    private void end(StreamSourceChannel channel, Runnable last) {
        if (!ended) {
            ended = true;
            if (timer != null) {
                timer.remove();
            }
            channel.suspendReads();
            Connectors.executeRootHandler(again -> last.run(), exchange);
        }
    }

    /** Reads what is there; returns what is to be done at the end, or null where that has not come yet. */
    private @Nullable Runnable readSome(StreamSourceChannel channel) throws IOException {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            while (true) {
                buffer.clear();
                int read = channel.read(buffer);
                if (read == 0) {
                    return null;
                }
                if (read < 0) {
                    return () -> reader.read(bytes, length);
                }
                buffer.flip();
                if (length + read > limits.bodyBytes()) {
                    return this::tooLong;
                }
                if (!grow(length + read)) {
                    return () -> Replies.busy(exchange, "too many bodies of requests are held in memory");
                }
                buffer.get(bytes, length, read);
                length += read;
            }
        }
    }

    private boolean grow(int needed) {
        if (needed <= bytes.length) {
            return true;
        }
        int size = Math.min(Math.max(Math.max(FIRST, needed), 2 * bytes.length), Math.max(needed, limits.bodyBytes()));
        if (!budget.take(size - taken)) {
            return false;
        }
        taken = size;
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    /** Refuses the body; who sends it may send on for a while, or would never read why. */
    private void tooLong() {
        ServerConnection connection = exchange.getConnection();
        exchange.getIoThread()
                .executeAfter(
                        () -> IoUtils.safeClose(connection),
                        limits.readTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
        exchange.setPersistent(false);
        Replies.error(
                exchange,
                StatusCodes.REQUEST_ENTITY_TOO_LARGE,
                "body: longer than " + limits.bodyBytes() + " bytes, the most that is taken");
    }

    private void tooSlow() {
        Replies.errorAndClose(
                exchange,
                StatusCodes.REQUEST_TIME_OUT,
                "body: not here after " + limits.readTimeout().toMillis() + " ms");
    }
}
