/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.constraint;

import java.util.List;
import java.util.Objects;

/**
 * A constraint between the towers of two heads. The options alone; {@link TwinTowers} applies the kinds that speak of parameters.
 *
 * @param kind how they are tied
 * @param first the head of tower a, by its rate
 * @param second the head of tower b
 * @param strength lambda of a penalty, or the largest distance of a projection; finite and not negative
 */
public record TwinConstraint(ConstraintKind kind, String first, String second, double strength) {

    /** No constraint. */
    public static final TwinConstraint NONE = new TwinConstraint(ConstraintKind.NONE, "", "", 0);

    /** Checks the strength, and that the heads differ. */
    public TwinConstraint {
        Objects.requireNonNull(kind, "kind");
        if (!(strength >= 0) || Double.isInfinite(strength)) {
            throw new IllegalArgumentException("constraint: strength " + strength + "; expected finite and ≥ 0");
        }
        if (kind != ConstraintKind.NONE && first.equals(second)) {
            throw new IllegalArgumentException("constraint: '" + first + "' is its own twin; expected two heads");
        }
    }

    /** The heads that share all hidden layers. */
    public List<List<String>> tiedHeads() {
        return kind == ConstraintKind.HARD_SHARE ? List.of(List.of(first, second)) : List.of();
    }

    /** Whether it acts on parameters while training. */
    public boolean movesParameters() {
        return kind == ConstraintKind.L2_SYMMETRIC
                || kind == ConstraintKind.L2_STOPGRAD
                || kind == ConstraintKind.PROJECTION;
    }
}
