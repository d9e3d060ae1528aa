/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

/** A sum by Kahan's method, step by step the one of the database's {@code fsum}. Not thread-safe. */
final class CompensatedSum {

    private double sum;
    private double error;

    /** Adds a number so many times, one after another. */
    void add(double number, long times) {
        for (long i = 0; i < times; i++) {
            double corrected = number - error;
            double next = sum + corrected;
            error = (next - sum) - corrected;
            sum = next;
        }
    }

    double value() {
        return sum;
    }
}
