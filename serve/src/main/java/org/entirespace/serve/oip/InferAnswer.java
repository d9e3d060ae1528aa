/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

/** An answer to a request for inference: JSON, and maybe outputs in binary form after it. Its bytes are not to be changed. */
public final class InferAnswer {

    private final byte[] bytes;
    private final int jsonLength;

    InferAnswer(byte[] bytes, int jsonLength) {
        this.bytes = bytes;
        this.jsonLength = jsonLength;
    }

    /** The whole answer. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many of the bytes, from the first, are JSON. */
    public int jsonLength() {
        return jsonLength;
    }
}
