/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.serve.holder.Lease;

/** How a body is scored and answered, in one protocol. Threads share it. */
@FunctionalInterface
interface ScoringCall {

    /**
     * Scores.
     *
     * @throws IllegalRequestException when the body cannot be scored
     */
    Reply answer(Lease lease, Body body) throws IllegalRequestException;

    /**
     * What a request tells its arm of a split by; in a protocol that does not say nothing does.
     *
     * @param field the field that the split is by
     * @throws IllegalRequestException when the body cannot be read so far
     */
    default Optional<String> splitKey(Body body, String field) throws IllegalRequestException {
        return Optional.empty();
    }

    /**
     * Fills rows, begun anew, with what a body that was answered says of the fields that there are.
     *
     * @throws IllegalRequestException when it does not fit them, or the protocol has no rows
     */
    default void refill(RawRows rows, Body body) throws IllegalRequestException {
        throw new IllegalRequestException("a request without rows");
    }

    /** The body of a request; its bytes are not to be changed. */
    final class Body {
        private final byte[] bytes;
        private final int length;
        private final int jsonLength;

        Body(byte[] bytes, int length, int jsonLength) {
            this.bytes = bytes;
            this.length = length;
            this.jsonLength = jsonLength;
        }

        /** The bytes, and maybe some after them. */
        byte[] bytes() {
            return bytes;
        }

        /** How many of the bytes are the body's. */
        int length() {
            return length;
        }

        /** How many of them, from the first, are JSON. */
        int jsonLength() {
            return jsonLength;
        }
    }

    /** What is answered; its bytes are not to be changed. */
    final class Reply {
        private final byte[] bytes;
        private final int jsonLength;

        Reply(byte[] bytes, int jsonLength) {
            this.bytes = bytes;
            this.jsonLength = jsonLength;
        }

        /** An answer in JSON alone. */
        static Reply json(byte[] bytes) {
            return new Reply(bytes, bytes.length);
        }

        /** The body. */
        byte[] bytes() {
            return bytes;
        }

        /** How many of the bytes, from the first, are JSON; all but where numbers follow in binary form. */
        int jsonLength() {
            return jsonLength;
        }
    }
}
