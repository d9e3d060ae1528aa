/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a world is like. Worlds with equal seed, users, items, days and impressions have the same users and items, and show
 * something at the same times, whatever rates and dials; what is shown, and to whom, depends on the dials that say so.
 *
 * @param seed the seed of everything random
 * @param users the users, at least 1
 * @param items the items, at least {@value #LIST_LENGTH}, the length of a list
 * @param start the first instant
 * @param days the days on which impressions happen, at least 1
 * @param impressions the impressions, at least 1
 * @param rates the mean rates
 * @param followUp how long events are logged after the last day of impressions; purchases follow within {@link
 *     #PURCHASE_WINDOW} of the click, so shorter times leave labels immature
 * @param dials how the world differs from the default one
 */
public record WorldOptions(
        long seed,
        int users,
        int items,
        Instant start,
        int days,
        long impressions,
        BaseRates rates,
        Duration followUp,
        Dials dials) {

    /** The items of a list, shown together. */
    public static final int LIST_LENGTH = 10;

    /** The longest time from impression to click. */
    public static final Duration CLICK_WINDOW = Duration.ofMinutes(30);

    /** The longest time from click to micro or macro behaviour. */
    public static final Duration BEHAVIOR_WINDOW = Duration.ofDays(1);

    /** The longest time from click to purchase. */
    public static final Duration PURCHASE_WINDOW = Duration.ofDays(7);

    /** Checks sizes and dials. */
    public WorldOptions {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(rates, "rates");
        if (users < 1 || items < LIST_LENGTH || days < 1 || impressions < 1) {
            throw new IllegalArgumentException("world of " + users + " users, " + items + " items, " + days + " days, "
                    + impressions + " impressions; expected at least 1, " + LIST_LENGTH + ", 1, 1");
        }
        Objects.requireNonNull(dials, "dials");
        if (dials.of(Dial.CONFUSION) * rates.macro() >= 1) {
            throw new IllegalArgumentException(
                    "dial " + Dial.CONFUSION.key() + ": " + dials.of(Dial.CONFUSION) + " times the macro rate "
                            + rates.macro() + " is the mean rate of actions outside the exposure; expected below 1");
        }
        if (followUp.isNegative()) {
            throw new IllegalArgumentException("follow-up " + followUp + "; expected ≥ 0");
        }
        if (!start.equals(Instant.ofEpochSecond(start.getEpochSecond() / 86_400 * 86_400))) {
            throw new IllegalArgumentException("start " + start + "; expected midnight in UTC");
        }
    }

    /**
     * A world of 20,000 users, 4,000 items and 400,000 impressions in 14 days from 2026-01-01 on, with HM3's rates, every dial
     * at its default and all labels mature.
     */
    public static WorldOptions defaults() {
        return new WorldOptions(
                1,
                20_000,
                4_000,
                Instant.parse("2026-01-01T00:00:00Z"),
                14,
                400_000,
                BaseRates.HM3,
                PURCHASE_WINDOW.plusDays(1),
                Dials.defaults());
    }

    /** The first instant after the days of impressions. */
    public Instant end() {
        return start.plus(Duration.ofDays(days));
    }

    /** The instant up to which events are logged. */
    public Instant observedUntil() {
        return end().plus(followUp);
    }

    /** The value of a dial. */
    public double dial(Dial dial) {
        return dials.of(dial);
    }

    /** These options with another seed. */
    public WorldOptions withSeed(long other) {
        return new WorldOptions(other, users, items, start, days, impressions, rates, followUp, dials);
    }

    /** These options with other sizes. */
    public WorldOptions withSizes(int otherUsers, int otherItems, long otherImpressions) {
        return new WorldOptions(seed, otherUsers, otherItems, start, days, otherImpressions, rates, followUp, dials);
    }

    /** These options with impressions on another number of days. */
    public WorldOptions withDays(int other) {
        return new WorldOptions(seed, users, items, start, other, impressions, rates, followUp, dials);
    }

    /** These options with other mean rates. */
    public WorldOptions withRates(BaseRates other) {
        return new WorldOptions(seed, users, items, start, days, impressions, other, followUp, dials);
    }

    /** These options with another time of logging after the last impression. */
    public WorldOptions withFollowUp(Duration other) {
        return new WorldOptions(seed, users, items, start, days, impressions, rates, other, dials);
    }

    /** These options with one dial turned; see {@link Dials#with}. */
    public WorldOptions withDial(Dial dial, double value) {
        Dials turned = dials.with(dial, value);
        return new WorldOptions(seed, users, items, start, days, impressions, rates, followUp, turned);
    }
}
