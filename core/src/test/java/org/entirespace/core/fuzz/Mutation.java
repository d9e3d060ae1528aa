/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes bytes at random: bits, numbers at the edge of their range, tokens of JSON, pieces moved, doubled, cut or repeated. */
final class Mutation {

    private static final int LONGEST = 1 << 16;
    private static final int MOST_REPEATED = 3_000;

    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        32_767,
        65_535,
        65_536,
        1L << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 32,
        (1L << 32) + 1,
        1L << 53,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"",
            "-1",
            "0",
            "1e999",
            "-0.0",
            "NaN",
            "\"NaN\"",
            "1.5",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "-9223372036854775808",
            "18446744073709551616",
            "\\ud800",
            "\\u0000",
            "../",
            "/dev/zero",
            "\u00e4\u20ac",
            "__proto__",
            "\n",
            " ");

    private final SplittableRandom random;

    Mutation(SplittableRandom random) {
        this.random = random;
    }

    /** A changed copy; {@code other} may lend a piece. */
    byte[] of(byte[] bytes, byte[] other) {
        byte[] changed = bytes;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            changed = once(changed, other);
        }
        return changed.length > LONGEST ? Arrays.copyOf(changed, LONGEST) : changed;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length + 1);
        int end = at + random.nextInt(Math.min(bytes.length - at, 64) + 1);
        return switch (random.nextInt(9)) {
            case 0, 1 -> flipped(bytes, at);
            case 2 -> joined(bytes, at, at, text(TOKENS.get(random.nextInt(TOKENS.size()))));
            case 3 -> joined(bytes, at, end, text(TOKENS.get(random.nextInt(TOKENS.size()))));
            case 4 -> joined(bytes, at, end, new byte[0]);
            case 5 -> number(bytes, at);
            case 6 -> joined(bytes, at, at, piece(other));
            case 7 -> random.nextInt(8) == 0 ? repeated(bytes, at, end) : joined(bytes, at, end, digits());
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : joined(bytes, at, at, noise());
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
            changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    /** A number in 1, 2, 4 or 8 bytes over those that were there. */
    private byte[] number(byte[] bytes, int at) {
        ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer number =
                ByteBuffer.allocate(Long.BYTES).order(order).putLong(0, NUMBERS[random.nextInt(NUMBERS.length)]);
        int length = 1 << random.nextInt(4);
        int from = order == ByteOrder.LITTLE_ENDIAN ? 0 : Long.BYTES - length;
        return joined(
                bytes,
                at,
                Math.min(bytes.length, at + length),
                Arrays.copyOfRange(number.array(), from, from + length));
    }

    private byte[] repeated(byte[] bytes, int from, int to) {
        byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(to, from + 16));
        int times = random.nextInt(MOST_REPEATED);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(piece);
        }
        return joined(bytes, from, from, all.toByteArray());
    }

    private byte[] piece(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(Math.min(other.length - from, 64) + 1));
    }

    private byte[] digits() {
        return text(Long.toString(random.nextLong() >> random.nextInt(64)));
    }

    private byte[] noise() {
        byte[] bytes = new byte[1 + random.nextInt(8)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes with others in the place of [from, to). */
    private static byte[] joined(byte[] bytes, int from, int to, byte[] others) {
        byte[] all = Arrays.copyOf(bytes, from + others.length + bytes.length - to);
        System.arraycopy(others, 0, all, from, others.length);
        System.arraycopy(bytes, to, all, from + others.length, bytes.length - to);
        return all;
    }
}
