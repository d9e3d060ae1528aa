/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entirespace.data.plan.QualityPlan;

/** Stops where too much of the log was rejected. */
final class QualityCheck {

    private static final double DEFAULT_SHARE = 0.001;

    private QualityCheck() {}

    /**
     * Compares the share of rejected rows with the limit. Malformed lines count as rows beside those of both views.
     *
     * @param viewRows the rows of both views, rejected ones included
     */
    static void check(QualityPlan quality, RejectedRows rejected, long viewRows, long malformedLines)
            throws IOException, BadLogException {
        Map<String, Long> reasons = rejected.byReason();
        long count = reasons.values().stream().mapToLong(Long::longValue).sum();
        long rows = viewRows + malformedLines;
        double limit = quality.maxRejectedShare() == null ? DEFAULT_SHARE : quality.maxRejectedShare();
        if (count > limit * rows) {
            throw new BadLogException(List.of(String.format(
                    Locale.ROOT,
                    "%d of %d rows were rejected, a share of %.6f; expected at most %s. By reason:%n  %s",
                    count,
                    rows,
                    (double) count / rows,
                    limit,
                    String.join(System.lineSeparator() + "  ", rejected.examples()))));
        }
    }
}
