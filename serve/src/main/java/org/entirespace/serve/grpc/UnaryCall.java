/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.entirespace.serve.room.Asker;
import org.entirespace.serve.room.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A call with one message each way. It is ended once, by the first who does: whoever answers, a client that goes away, or the clock.
 */
final class UnaryCall<A extends Message> extends ServerCall.Listener<byte[]> implements Asker {

    private final ServerCall<byte[], A> call;
    private final long deadline;
    private final BiConsumer<UnaryCall<A>, byte[]> whenRead;
    private final AtomicBoolean ended = new AtomicBoolean();
    private byte @Nullable [] message; // of the thread that reads
    private @Nullable Future<?> timer; // of the thread that reads

    /**
     * A call whose message is still to come.
     *
     * @param deadline until when its work waits to begin at most, in nanoseconds of the clock of the room
     * @param whenRead takes the message
     */
    UnaryCall(ServerCall<byte[], A> call, long deadline, BiConsumer<UnaryCall<A>, byte[]> whenRead) {
        this.call = call;
        this.deadline = deadline;
        this.whenRead = whenRead;
    }

    /** Begins to read. */
    void begin(Future<?> itsTimer) {
        timer = itsTimer;
        call.request(2); // a second one would be a mistake, which gRPC finds
    }

    @Override
    public void onMessage(byte[] bytes) {
        message = bytes;
    }

    @Override
    public void onHalfClose() {
        stopTimer();
        byte[] bytes = message;
        message = null;
        if (ended.get()) {
            return;
        }
        if (bytes == null) {
            refused(Refusal.MALFORMED, "found no message, expected one");
        } else {
            whenRead.accept(this, bytes);
        }
    }

    @Override
    public void onCancel() {
        stopTimer();
        ended.set(true);
    }

    private void stopTimer() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Until when its work waits to begin at most, in nanoseconds of the clock of the room. */
    long deadline() {
        return deadline;
    }

    /** Whether nobody waits for an answer any more. */
    boolean isOver() {
        return ended.get() || call.isCancelled();
    }

    /** Answers. */
    void answer(A answer) {
        if (ended.compareAndSet(false, true)) {
            call.sendHeaders(new Metadata());
            call.sendMessage(answer);
            call.close(Status.OK, new Metadata());
        }
    }

    @Override
    public void refused(Refusal why, String text) {
        if (ended.compareAndSet(false, true)) {
            call.close(Statuses.of(why, text), Statuses.trailers(why));
        }
    }
}
