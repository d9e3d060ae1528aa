/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;
import java.util.Objects;

/**
 * What the towers of several heads share besides the input row.
 *
 * @param kind the arrangement
 * @param experts shared experts of each level, for {@link Kind#MMOE} and {@link Kind#PLE}; 1 to 256
 * @param ownExperts further experts of each tower and level, for {@link Kind#PLE}; 1 to 256
 * @param levels levels of extraction, for {@link Kind#PLE}; 1 to 16
 * @param widths widths of the hidden layers of the shared bottom, or of each expert; at least one
 */
public record Sharing(Kind kind, int experts, int ownExperts, int levels, List<Integer> widths) {

    private static final int MAX_EXPERTS = 256;
    private static final int MAX_LEVELS = 16;

    /** An arrangement of the dense part. */
    public enum Kind {
        /** Nothing: each tower reads the input row. */
        TOWERS,
        /** One stack of hidden layers that all towers read. */
        SHARED_BOTTOM,
        /** Experts that all towers read, each through a gate of its own. */
        MMOE,
        /** Levels of shared experts and experts of each tower's own, with gates. */
        PLE,
        /** Towers that hand information on along the behaviours. */
        AITM
    }

    /** Checks the sizes. */
    public Sharing {
        Objects.requireNonNull(kind, "kind");
        widths = List.copyOf(widths);
        requireSize("experts", experts, MAX_EXPERTS);
        requireSize("own experts", ownExperts, MAX_EXPERTS);
        requireSize("levels", levels, MAX_LEVELS);
        if (widths.isEmpty() || widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("sharing: widths " + widths + "; expected at least one layer, each ≥ 1");
        }
    }

    private static void requireSize(String what, int size, int most) {
        if (size < 1 || size > most) {
            throw new IllegalArgumentException("sharing: " + size + " " + what + "; expected 1 to " + most);
        }
    }

    /** Towers that share nothing but the input row. */
    public static Sharing towers() {
        return of(Kind.TOWERS);
    }

    /** An arrangement with four experts, one expert of each tower's own, one level, and one layer of 128. */
    public static Sharing of(Kind kind) {
        return new Sharing(kind, 4, 1, 1, List.of(128));
    }
}
