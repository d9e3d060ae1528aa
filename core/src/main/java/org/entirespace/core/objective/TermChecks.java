/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/** Ranges that terms have in common. */
final class TermChecks {

    private TermChecks() {}

    static void weight(String term, double weight) {
        require(term, "weight", weight, weight >= 0 && !Double.isInfinite(weight), "finite and ≥ 0");
    }

    /** A smallest propensity: without one, weights have no bound. */
    static void floor(String term, double floor) {
        require(term, "propensity floor", floor, floor > 0 && floor <= 1, "in (0, 1]");
    }

    static void require(String term, String what, double value, boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("term '" + term + "': " + what + " " + value + "; expected " + expected);
        }
    }
}
