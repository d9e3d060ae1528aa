/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.Objects;

/**
 * A probability that a graph can answer: {@code p(goal | space)}. With {@link Space#ENTIRE} it is a marginal (pCTR,
 * pCTCVR), otherwise a conditional (pCVR).
 *
 * @param goal the behaviour predicted
 * @param space where it is predicted, and judged
 */
public record Quantity(String goal, Space space) {

    /** Rejects p(a | a). */
    public Quantity {
        Objects.requireNonNull(space, "space");
        if (goal.equals(space.name())) {
            throw new IllegalArgumentException("quantity '" + goal + "|" + goal + "': it is always one");
        }
    }

    /** The marginal {@code p(goal | impression)}. */
    public static Quantity marginal(String goal) {
        return new Quantity(goal, Space.ENTIRE);
    }

    /** The conditional {@code p(goal | ancestor happened)}. */
    public static Quantity conditional(String goal, String ancestor) {
        return new Quantity(goal, new Space(ancestor));
    }

    /**
     * Reads {@code goal} or {@code goal|ancestor}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public static Quantity parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length > 2 || parts[0].isBlank() || (parts.length == 2 && parts[1].isBlank())) {
            throw new IllegalArgumentException("quantity '" + text + "': expected 'goal' or 'goal|ancestor'");
        }
        return parts.length == 1 ? marginal(parts[0].strip()) : conditional(parts[0].strip(), parts[1].strip());
    }

    /** {@code goal} or {@code goal|ancestor}, as {@link #parse} reads it. */
    public String key() {
        return space.isEntire() ? goal : goal + "|" + space.name();
    }
}
