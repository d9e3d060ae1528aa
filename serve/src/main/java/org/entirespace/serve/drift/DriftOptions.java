/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import java.time.Duration;
import org.entirespace.model.bundle.ScoreReference;

/**
 * When scores count as drifted.
 *
 * <p>Rows of one request resemble each other, since they are of one user and one moment. So there is a least number of requests beside that
 * of rows: with n independent rows chance alone makes an index of about 9/n, but with n requests whose rows are all alike 9/n too, however
 * many rows there are.
 *
 * @param warn the population stability index from which it is a warning, positive
 * @param alarm and from which it is an alarm, at least {@code warn}
 * @param leastRows the rows without which nothing is said; at least so many that chance alone stays below a warning
 * @param leastRequests the requests that they are of, at least 1
 * @param window how far back rows count, at least a second
 */
public record DriftOptions(double warn, double alarm, long leastRows, long leastRequests, Duration window) {

    /** Checks the ranges. */
    public DriftOptions {
        if (!(warn > 0 && warn <= alarm && alarm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "drift: warning from " + warn + ", alarm from " + alarm + "; expected 0 < warning ≤ alarm");
        }
        double byChance = (ScoreReference.BINS - 1) / warn;
        if (leastRows < byChance) {
            throw new IllegalArgumentException("drift: " + leastRows + " rows; expected at least "
                    + (long) Math.ceil(byChance) + ", since with fewer chance alone makes a warning of " + warn);
        }
        if (leastRequests < 1) {
            throw new IllegalArgumentException("drift: " + leastRequests + " requests; expected at least 1");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("drift: a window of " + window + "; expected at least a second");
        }
    }

    /** A warning from 0.1, an alarm from 0.2, of 1,000 rows and 300 requests within an hour. */
    public static DriftOptions defaults() {
        return new DriftOptions(0.1, 0.2, 1_000, 300, Duration.ofHours(1));
    }

    /** Whether there is enough to tell. */
    boolean isEnough(long rows, long requests) {
        return rows >= leastRows && requests >= leastRequests;
    }

    /**
     * The level of an index that there is enough to tell. A level is left again only well below where it began, so that an index at a
     * bound does not change it to and fro.
     */
    DriftLevel level(double index, DriftLevel before) {
        double ease = 0.9;
        if (index >= alarm || (before == DriftLevel.ALARM && index >= ease * alarm)) {
            return DriftLevel.ALARM;
        }
        return index >= warn || (before.isDrift() && index >= ease * warn) ? DriftLevel.WARN : DriftLevel.NONE;
    }
}
