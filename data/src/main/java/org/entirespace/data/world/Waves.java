/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.time.Duration;

/**
 * The slow waves of each item: how its appeal rises and falls over the days. All have one period, so that a moment's angle is
 * worked out once for all items. Not changed once drawn, so threads may share it.
 *
 * <pre>
 *   click  += 0.5 d sin(w t + f)      d the dial, w = 2 pi / 9 days
 *   intent += 0.4 d sin(w t + g)      f, g even in [0, 2 pi), for each item
 * </pre>
 */
final class Waves {

    private static final double PERIOD = Duration.ofDays(9).toMillis();

    private final long start;
    private final float[]
            parts; // (items, 4): of sine and cosine in the click, the same in the intent; none without drift

    private Waves(long start, float[] parts) {
        this.start = start;
        this.parts = parts;
    }

    /** Draws the waves of a world. */
    static Waves draw(WorldOptions options) {
        double drift = options.dial(Dial.DRIFT);
        float[] parts = new float[drift == 0 ? 0 : Math.multiplyExact(4, options.items())];
        for (int at = 0; at < parts.length; at += 4) {
            Draws draws = Draws.of(options.seed(), Draws.Purpose.WAVES, at / 4);
            double ofClick = 2 * Math.PI * draws.uniform();
            double ofIntent = 2 * Math.PI * draws.uniform();
            parts[at] = (float) (0.5 * drift * StrictMath.cos(ofClick));
            parts[at + 1] = (float) (0.5 * drift * StrictMath.sin(ofClick));
            parts[at + 2] = (float) (0.4 * drift * StrictMath.cos(ofIntent));
            parts[at + 3] = (float) (0.4 * drift * StrictMath.sin(ofIntent));
        }
        return new Waves(options.start().toEpochMilli(), parts);
    }

    /** What a time means to these waves and to everybody. */
    Moment moment(long time) {
        double mood = Timeline.mood(time);
        if (parts.length == 0) {
            return new Moment(time, mood, 0, 0);
        }
        double angle = 2 * Math.PI * (time - start) / PERIOD;
        return new Moment(time, mood, StrictMath.sin(angle), StrictMath.cos(angle));
    }

    /** What a wave adds to the logit of a click. */
    double ofClick(int item, Moment moment) {
        return parts.length == 0 ? 0 : parts[4 * item] * moment.sine() + parts[4 * item + 1] * moment.cosine();
    }

    /** What a wave adds to the intent. */
    double ofIntent(int item, Moment moment) {
        return parts.length == 0 ? 0 : parts[4 * item + 2] * moment.sine() + parts[4 * item + 3] * moment.cosine();
    }
}
