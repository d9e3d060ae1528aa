/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.time.Duration;
import java.util.List;
import org.entirespace.core.graph.GraphScorer;

/**
 * What happened after one impression.
 *
 * @param click whether the item was clicked
 * @param micro whether a micro behaviour followed
 * @param macro whether a macro behaviour followed
 * @param purchase whether a purchase followed
 */
record Outcome(boolean click, boolean micro, boolean macro, boolean purchase) {

    private static final Outcome NOTHING = new Outcome(false, false, false, false);
    private static final double DELAYED_PURCHASES = 0.6;

    /** Draws each behaviour by its rate given what happened before. */
    static Outcome draw(Heads heads, float[] logits, Draws draws) {
        if (!happens(logits[heads.click()], draws)) {
            return NOTHING;
        }
        boolean micro = happens(logits[heads.micro()], draws);
        boolean macro = happens(logits[micro ? heads.macroAfterMicro() : heads.macroAlone()], draws);
        boolean purchase = happens(logits[macro ? heads.purchaseAfterMacro() : heads.purchaseAlone()], draws);
        return new Outcome(true, micro, macro, purchase);
    }

    private static boolean happens(float logit, Draws draws) {
        return draws.uniform() < GraphScorer.probability(logit);
    }

    /**
     * Draws the events that the log shows of this outcome, each within its window.
     *
     * @param request the list it belongs to
     * @param position its place in the list
     * @param draws random numbers
     * @param events where they are added
     */
    void eventsInto(Request request, int position, Draws draws, List<Event> events) {
        if (!click) {
            return;
        }
        var add = new Adding(request, position, events);
        long clicked = request.time + delay(draws, Duration.ofSeconds(20), WorldOptions.CLICK_WINDOW);
        add.event(clicked, EventType.CLICK);
        if (micro) {
            do {
                long when = clicked + delay(draws, Duration.ofMinutes(2), WorldOptions.BEHAVIOR_WINDOW);
                add.event(when, EventType.drawMicro(draws));
            } while (draws.uniform() < 0.4);
        }
        if (macro) {
            long when = clicked + delay(draws, Duration.ofMinutes(10), WorldOptions.BEHAVIOR_WINDOW);
            add.event(when, EventType.drawMacro(draws));
        }
        if (purchase) {
            boolean delayed = draws.uniform() < DELAYED_PURCHASES;
            Duration mean = delayed ? Duration.ofDays(1) : Duration.ofMinutes(15);
            add.event(clicked + delay(draws, mean, WorldOptions.PURCHASE_WINDOW), EventType.PURCHASE);
        }
    }

    /** Milliseconds from 1 s to just below the window, exponential but for that. */
    private static long delay(Draws draws, Duration mean, Duration window) {
        double limit = (double) (window.toMillis() - 2000) / mean.toMillis();
        return 1000 + (long) (draws.exponentialBelow(limit) * mean.toMillis());
    }

    /** Adds the events of one impression. */
    private static final class Adding {
        private final Request request;
        private final int position;
        private final List<Event> events;
        private int ordinal;

        Adding(Request request, int position, List<Event> events) {
            this.request = request;
            this.position = position;
            this.events = events;
        }

        void event(long time, EventType type) {
            events.add(new Event(
                    time, request.impression(position), ordinal++, request.user, request.items[position], type));
        }
    }
}
