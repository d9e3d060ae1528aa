/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.time.Duration;
import java.util.stream.IntStream;

/** When requests come: evenly over the days, with a rhythm of hours within each. Immutable. */
final class Timeline {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int HOURS = 24;

    private static final double[] MOOD = IntStream.range(0, HOURS)
            .mapToDouble(h -> 0.15 * StrictMath.cos(2 * Math.PI * (h - 21) / HOURS))
            .toArray();

    private final long start;
    private final int days;
    private final double[] before = new double[HOURS + 1]; // share of a day's requests before each hour

    /** The timeline of a world. */
    Timeline(WorldOptions options) {
        start = options.start().toEpochMilli();
        days = options.days();
        double sum = 0;
        for (int h = 0; h < HOURS; h++) {
            sum += weight(h);
            before[h + 1] = sum;
        }
        for (int h = 0; h <= HOURS; h++) {
            before[h] /= sum;
        }
    }

    /** Quiet at four in the morning, four times as busy at four in the afternoon. */
    private static double weight(int hour) {
        return 1 - 0.6 * StrictMath.cos(2 * Math.PI * (hour - 4) / HOURS);
    }

    /**
     * The time at which a share of all requests has come; it rises with the share.
     *
     * @param share in [0, 1]
     * @return milliseconds since 1970
     */
    long timeOf(double share) {
        double place = share * days;
        int day = (int) Math.min(days - 1, Math.floor(place));
        double within = place - day;
        int hour = 0;
        while (hour < HOURS - 1 && before[hour + 1] <= within) {
            hour++;
        }
        double ofHour = (within - before[hour]) / (before[hour + 1] - before[hour]);
        long millis = (long) ((hour + ofHour) * HOUR);
        return start + day * DAY + Math.min(millis, DAY - 1);
    }

    /**
     * The time at which a share of the requests of the day after the last has come.
     *
     * @param share in [0, 1)
     * @return milliseconds since 1970
     */
    long timeAfter(double share) {
        return timeOf(share / days) + days * DAY;
    }

    /** The hour of the day of a time, in [0, 24). */
    static int hour(long time) {
        return (int) (Math.floorMod(time, DAY) / HOUR);
    }

    /** How much readier to click people are at a time, as a logit: most at nine in the evening. */
    static double mood(long time) {
        return MOOD[hour(time)];
    }
}
