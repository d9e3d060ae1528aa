/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.room.Administration;
import org.entirespace.serve.room.Refusal;
import org.entirespace.serve.room.ServingRoom;
import org.entirespace.serve.room.Work;

/**
 * A method of a service: reads its message without a thread that waits, gives it its turn in the room, answers. Threads share it.
 *
 * @param <Q> what it is asked
 * @param <A> what it answers
 */
final class Method<Q extends Message, A extends Message> implements ServerCallHandler<byte[], A> {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Site site;
    private final Turn turn;
    private final Parser<Q> parser;
    private final Answering<Q, A> answering;

    private Method(Site site, Turn turn, Parser<Q> parser, Answering<Q, A> answering) {
        this.site = site;
        this.turn = turn;
        this.parser = parser;
        this.answering = answering;
    }

    /**
     * Where methods are at home.
     *
     * @param clock ends calls whose message does not come
     */
    record Site(ServingRoom room, ScheduledExecutorService clock) {

        /** A method that is answered in its turn. */
        <Q extends Message, A extends Message> ServerMethodDefinition<byte[], A> method(
                MethodDescriptor<Q, A> method, Turn turn, Parser<Q> parser, Answering<Q, A> answering) {
            MethodDescriptor<byte[], A> read = method.toBuilder(new BytesMarshaller(), method.getResponseMarshaller())
                    .build();
            return ServerMethodDefinition.create(read, new Method<>(this, turn, parser, answering));
        }
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], A> call, Metadata headers) {
        ServingRoom room = site.room();
        UnaryCall<A> unary = new UnaryCall<>(call, deadline(), this::take);
        if (turn == Turn.AT_ONCE || enters(unary, headers)) {
            Arrival.CURRENT
                    .get()
                    .whenTooMuch(() -> unary.refused(Refusal.BUSY, "too many bodies of requests are held in memory"));
            long patience = room.limits().readTimeout().toMillis();
            unary.begin(site.clock()
                    .schedule(
                            () -> unary.refused(Refusal.LATE, "body: not here after " + patience + " ms"),
                            patience,
                            TimeUnit.MILLISECONDS));
        }
        return unary;
    }

    private boolean enters(UnaryCall<A> call, Metadata headers) {
        if (!Arrival.CURRENT.get().enter()) {
            call.refused(Refusal.STOPPING, ServingRoom.STOPS);
            return false;
        }
        return turn != Turn.ADMINISTERED || site.room().administration().admits(headers.get(AUTHORIZATION), call);
    }

    private long deadline() {
        Deadline clients = Context.current().getDeadline();
        return clients == null
                ? site.room().deadline()
                : site.room().deadline(Duration.ofNanos(Math.max(0, clients.timeRemaining(TimeUnit.NANOSECONDS))));
    }

    private void take(UnaryCall<A> call, byte[] bytes) {
        Work work = () -> {
            if (!call.isOver()) {
                answering.answer(read(bytes), call::answer);
            }
        };
        switch (turn) {
            case AT_ONCE -> site.room().run(work, call);
            case SCORED -> site.room().score(work, call, call.deadline());
            case ADMINISTERED -> {
                if (bytes.length > Administration.BODY_BYTES) {
                    call.refused(
                            Refusal.MALFORMED,
                            "message: longer than " + Administration.BODY_BYTES + " bytes, the most that is taken");
                } else {
                    site.room().administration().run(work, call);
                }
            }
        }
    }

    private Q read(byte[] bytes) throws IllegalRequestException {
        CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
        in.enableAliasing(true); // raw contents are not copied
        try {
            Q message = parser.parseFrom(in);
            in.checkLastTagWas(0);
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalRequestException("message: " + e.getMessage());
        }
    }
}
