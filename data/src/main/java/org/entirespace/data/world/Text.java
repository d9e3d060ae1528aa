/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;

/** Lines of comma-separated values in the making, as ASCII. Not thread-safe. */
final class Text {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int DECIMALS = 15;
    private static final double SCALE = 1e15;

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    /** Appends the characters of a text that needs no quotes. */
    Text append(byte[] ascii) {
        room(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
        return this;
    }

    /** Appends the characters of a text that needs no quotes. */
    Text append(String ascii) {
        return append(ascii.getBytes(US_ASCII));
    }

    /** Appends one character. */
    Text append(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Appends a whole number, at least 0. */
    Text number(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return padded(value, digits);
    }

    /** Appends a whole number with leading zeros. */
    Text padded(long value, int digits) {
        room(digits);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Appends a probability with 15 decimals. */
    Text probability(double value) {
        long scaled = Math.round(value * SCALE);
        long whole = (long) SCALE;
        return padded(scaled / whole, 1).append('.').padded(scaled % whole, DECIMALS);
    }

    /** Appends a time such as {@code 2026-01-31T23:59:59.999Z}. */
    Text time(long millis) {
        long ofDay = Math.floorMod(millis, DAY);
        if (Math.floorDiv(millis, DAY) != day) {
            day = Math.floorDiv(millis, DAY);
            date = LocalDate.ofEpochDay(day).toString().getBytes(US_ASCII);
        }
        append(date).append('T').padded(ofDay / 3_600_000, 2).append(':').padded(ofDay / 60_000 % 60, 2);
        return append(':')
                .padded(ofDay / 1000 % 60, 2)
                .append('.')
                .padded(ofDay % 1000, 3)
                .append('Z');
    }

    /** Takes out what was appended, leaving this empty. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
