/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.Locale;

/** What a line of the event log says. */
enum EventType {
    CLICK,
    PICTURE,
    COMMENT,
    SPECIFICATION,
    QUESTION,
    CHAT,
    CART_BUTTON,
    CART,
    WISH,
    SEARCH_CART,
    SEARCH_WISH,
    PURCHASE;

    private static final EventType[] MICRO = {PICTURE, COMMENT, SPECIFICATION, QUESTION, CHAT, CART_BUTTON};

    private final String text = name().toLowerCase(Locale.ROOT);

    /** How the log spells it. */
    void appendTo(Text target) {
        target.append(text);
    }

    /** One of the micro behaviours, the first twice as often as the second, and so on. */
    static EventType drawMicro(Draws draws) {
        int place = 0;
        while (place < MICRO.length - 1 && draws.uniform() < 0.5) {
            place++;
        }
        return MICRO[place];
    }

    /** Three carts for every wish. */
    static EventType drawMacro(Draws draws) {
        return draws.uniform() < 0.75 ? CART : WISH;
    }

    /** An action outside the exposure: three carts for every wish. */
    static EventType drawOutside(Draws draws) {
        return draws.uniform() < 0.75 ? SEARCH_CART : SEARCH_WISH;
    }
}
