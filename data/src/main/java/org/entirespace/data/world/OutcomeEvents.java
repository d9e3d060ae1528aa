/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.time.Duration;
import java.util.List;

/** Draws the events that a log shows of outcomes, each within its window, and gathers them. Not thread-safe. */
final class OutcomeEvents {

    private static final double DELAYED_PURCHASES = 0.6;
    private static final double MINUTE = Duration.ofMinutes(1).toMillis();

    private final double delayedMean; // milliseconds
    private final List<Event> events;

    /**
     * A gathering.
     *
     * @param events where they are added
     */
    OutcomeEvents(WorldOptions options, List<Event> events) {
        this.delayedMean =
                options.dial(Dial.PURCHASE_DELAY) * Duration.ofDays(1).toMillis();
        this.events = events;
    }

    /**
     * Adds the events of one impression.
     *
     * @param request the list it belongs to
     * @param position its place in the list
     * @param outcome what the log tells of it
     * @param draws random numbers for what follows a click
     */
    void add(Request request, int position, Outcome outcome, Draws draws) {
        if (!outcome.click()) {
            return;
        }
        var add = new Adding(request, position, 0);
        long clicked = request.time() + delay(draws, MINUTE / 3, WorldOptions.CLICK_WINDOW);
        add.event(clicked, EventType.CLICK);
        if (outcome.micro()) {
            do {
                long when = clicked + delay(draws, 2 * MINUTE, WorldOptions.BEHAVIOR_WINDOW);
                add.event(when, EventType.drawMicro(draws));
            } while (draws.uniform() < 0.4);
        }
        if (outcome.macro()) {
            long when = clicked + delay(draws, 10 * MINUTE, WorldOptions.BEHAVIOR_WINDOW);
            add.event(when, EventType.drawMacro(draws));
        }
        if (outcome.purchase()) {
            boolean delayed = draws.uniform() < DELAYED_PURCHASES;
            double mean = delayed ? delayedMean : 15 * MINUTE;
            add.event(clicked + delay(draws, mean, WorldOptions.PURCHASE_WINDOW), EventType.PURCHASE);
        }
    }

    /** Adds the event of an action outside the exposure. */
    void addOutside(Request request, int position, Draws draws) {
        long when = request.time() + delay(draws, 240 * MINUTE, WorldOptions.BEHAVIOR_WINDOW);
        new Adding(request, position, -1).event(when, EventType.drawOutside(draws));
    }

    /** Milliseconds from 1 s to just below the window, exponential but for that. */
    private static long delay(Draws draws, double mean, Duration window) {
        double limit = (window.toMillis() - 2000) / mean;
        return 1000 + (long) (draws.exponentialBelow(limit) * mean);
    }

    /** Adds the events of one impression. */
    private final class Adding {
        private final Request request;
        private final int position;
        private int ordinal;

        Adding(Request request, int position, int ordinal) {
            this.request = request;
            this.position = position;
            this.ordinal = ordinal;
        }

        void event(long time, EventType type) {
            events.add(new Event(
                    time, request.impression(position), ordinal++, request.user, request.items[position], type));
        }
    }
}
