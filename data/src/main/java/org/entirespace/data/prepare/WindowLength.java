/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as recipes write them: a whole number and one of {@code s m h d w}, such as {@code 30m} or {@code 7d}. */
public final class WindowLength {

    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,9})([smhdw])");
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "w", 604_800L);
    private static final long MAX_MICROS = 36_525L * 86_400_000_000L;

    private WindowLength() {}

    /**
     * The length in microseconds.
     *
     * @throws IllegalArgumentException when it is not of this form, or longer than a hundred years
     */
    public static long micros(String length) {
        Matcher matcher = LENGTH.matcher(length);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "window '" + length + "': expected a whole number and s, m, h, d or w, such as 7d");
        }
        long seconds = Math.multiplyExact(Long.parseLong(matcher.group(1)), SECONDS.getOrDefault(matcher.group(2), 1L));
        if (seconds > MAX_MICROS / 1_000_000) {
            throw new IllegalArgumentException("window '" + length + "': expected at most a hundred years");
        }
        return seconds * 1_000_000;
    }
}
