/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.List;
import java.util.function.Predicate;

/** Statistics of shares, for tests. */
final class Shares {

    private Shares() {}

    /** How much oftener {@code second} holds where {@code first} does than elsewhere, in standard errors. */
    static <T> double association(List<T> of, Predicate<T> first, Predicate<T> second) {
        double n1 = of.stream().filter(first).count();
        double n0 = of.size() - n1;
        double x1 = of.stream().filter(first.and(second)).count();
        double x0 = of.stream().filter(first.negate().and(second)).count();
        double pooled = (x1 + x0) / of.size();
        return (x1 / n1 - x0 / n0) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0));
    }

    /** How far a count of {@code n} lies from what a probability makes expected, in standard deviations. */
    static double deviation(long count, long n, double probability) {
        return (count - n * probability) / Math.sqrt(n * probability * (1 - probability));
    }
}
