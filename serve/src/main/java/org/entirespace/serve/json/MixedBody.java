/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.json;

/** The body of a request or an answer: JSON, and maybe numbers and texts in binary form after it. Its bytes are not to be changed. */
public final class MixedBody {

    private final byte[] bytes;
    private final int length;
    private final int jsonLength;

    /**
     * A body.
     *
     * @param bytes the body, and maybe some bytes after it
     * @param length how many of the bytes are the body's
     * @param jsonLength how many of these, from the first, are JSON
     */
    public MixedBody(byte[] bytes, int length, int jsonLength) {
        if (jsonLength < 0 || jsonLength > length || length > bytes.length) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes, body " + length + ", JSON " + jsonLength + "; expected no more each");
        }
        this.bytes = bytes;
        this.length = length;
        this.jsonLength = jsonLength;
    }

    /** JSON alone. */
    public static MixedBody json(byte[] json) {
        return new MixedBody(json, json.length, json.length);
    }

    /** The bytes, and maybe some after them. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many of the bytes are the body's. */
    public int length() {
        return length;
    }

    /** How many of these, from the first, are JSON. */
    public int jsonLength() {
        return jsonLength;
    }

    /** Whether something in binary form follows the JSON. */
    public boolean isBinary() {
        return jsonLength < length;
    }
}
