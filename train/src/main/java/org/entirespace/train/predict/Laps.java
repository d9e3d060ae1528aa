/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import java.util.function.LongSupplier;

/** Seconds from one moment to the next. One thread. */
final class Laps {

    private final LongSupplier nanoTime;
    private long last;

    /** Begins now. */
    Laps(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        last = nanoTime.getAsLong();
    }

    /** The seconds since the call before, or the beginning. */
    double next() {
        long before = last;
        last = nanoTime.getAsLong();
        return (last - before) / 1e9;
    }
}
