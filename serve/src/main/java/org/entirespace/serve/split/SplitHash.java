/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.split;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Where a key stands among the shares of a split; the same on every machine and in every language.
 *
 * <pre>
 *   h     = the first four bytes of SHA-256(UTF-8(salt + "/" + key)), the first one highest, as a whole number without sign
 *   point = floor(h * total / 2^32)                                                  in 0 ... total - 1
 *
 *   salt "checkout", key "u7", total 100:  h = ead1f399 (hexadecimal), point 91
 * </pre>
 *
 * A salt has no slash, so no two pairs are one text.
 */
final class SplitHash {

    private static final int BYTES = 4;

    private SplitHash() {}

    static int point(String salt, String key, int total) {
        byte[] text = (salt + "/" + key).getBytes(StandardCharsets.UTF_8);
        byte[] first = Arrays.copyOf(sha256(text), BYTES);
        long h = new BigInteger(1, first).longValueExact();
        return (int) (Math.multiplyExact(h, (long) total) >>> (BYTES * Byte.SIZE));
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
