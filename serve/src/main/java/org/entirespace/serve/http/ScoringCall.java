/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import org.entirespace.model.request.IllegalRequestException;
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
