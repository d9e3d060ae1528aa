/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * A sum whose rounding error does not grow with the number of addends. Mutable; one thread.
 *
 * <p>Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974.
 */
final class CompensatedSum {

    private double sum;
    private double lost; // what rounding has taken from sum so far

    void add(double addend) {
        double next = sum + addend;
        lost += Math.abs(sum) >= Math.abs(addend) ? (sum - next) + addend : (addend - next) + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
