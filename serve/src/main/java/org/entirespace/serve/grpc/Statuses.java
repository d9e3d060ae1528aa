/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Set;
import org.entirespace.serve.room.Refusal;

/** What gRPC calls the reasons why a request is not answered. Stateless. */
final class Statuses {

    /** The milliseconds after which a client that was sent away may come again; clients that retry by themselves go by it. */
    static final Metadata.Key<String> RETRY =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private static final String RETRY_MILLIS = "1000";
    private static final Set<Refusal> COME_AGAIN = Set.of(Refusal.BUSY, Refusal.NOT_READY, Refusal.STOPPING);

    private Statuses() {}

    /** The status of a refusal. */
    static Status of(Refusal why, String message) {
        Status.Code code = switch (why) {
            case MALFORMED -> Status.Code.INVALID_ARGUMENT;
            case UNKNOWN -> Status.Code.NOT_FOUND;
            case UNFIT -> Status.Code.FAILED_PRECONDITION;
            case UNAUTHENTICATED -> Status.Code.UNAUTHENTICATED;
            case FORBIDDEN -> Status.Code.PERMISSION_DENIED;
            case BUSY -> Status.Code.RESOURCE_EXHAUSTED;
            case NOT_READY, STOPPING -> Status.Code.UNAVAILABLE;
            case LATE -> Status.Code.DEADLINE_EXCEEDED;
            case FAULT -> Status.Code.INTERNAL;
        };
        return code.toStatus().withDescription(message);
    }

    /** What goes with it: a word on when to come again, where that makes sense. */
    static Metadata trailers(Refusal why) {
        Metadata trailers = new Metadata();
        if (COME_AGAIN.contains(why)) {
            trailers.put(RETRY, RETRY_MILLIS);
        }
        return trailers;
    }
}
