/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.entirespace.serve.room.AnswerListener.Answer;
import org.entirespace.serve.room.ServingRoom;

/**
 * One call from the arrival of its headers until its stream is closed: the memory that its message takes of all bodies' together, its
 * place among the calls under way, and how it ended.
 */
final class Arrival extends ServerStreamTracer {

    /** The call that is being begun. */
    static final Context.Key<Arrival> CURRENT = Context.key("arrival");

    private final ServingRoom room;
    private final String method;
    private final long begin;
    private final AtomicLong taken = new AtomicLong(); // of the budget
    private final AtomicBoolean entered = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Runnable tooMuch = () -> {};

    private Arrival(ServingRoom room, String method) {
        this.room = room;
        this.method = method;
        begin = room.nanoTime();
    }

    /**
     * What hears of every call of a server.
     *
     * @param methods the full names of its methods; other calls, which clients make up, share one name
     */
    static ServerStreamTracer.Factory factory(ServingRoom room, Set<String> methods) {
        return new ServerStreamTracer.Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
                boolean known = methods.contains(fullMethodName);
                return new Arrival(room, known ? fullMethodName.substring(fullMethodName.indexOf('/') + 1) : "none");
            }
        };
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(CURRENT, this);
    }

    /** Counts the call among those under way; returns false when no more are taken. */
    boolean enter() {
        if (!room.enter()) {
            return false;
        }
        entered.set(true);
        return true;
    }

    /** Says what is done when the message takes more memory than there is. */
    void whenTooMuch(Runnable refusal) {
        tooMuch = refusal;
    }

    @Override
    public void inboundWireSize(long bytes) {
        if (room.budget().take(bytes)) {
            taken.addAndGet(bytes);
        } else {
            tooMuch.run();
        }
    }

    @Override
    public void streamClosed(Status status) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        room.budget().giveBack(taken.get());
        if (entered.get()) {
            room.leave();
        }
        room.answers().answered(new Answer("grpc", method, status.getCode().name()), room.nanoTime() - begin);
    }
}
