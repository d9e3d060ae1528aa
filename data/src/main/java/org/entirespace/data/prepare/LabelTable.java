/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.List;
import org.entirespace.data.duck.DuckSession;

/**
 * The label codes of every sample: sample, l0, l1 and so on in the order of the rules.
 *
 * <p>Whether a label is mature depends on the impression's time alone, never on what happened: a sample whose windows were
 * still open when logging ended is unobserved even where the event came early. Keeping such early positives while dropping
 * the negatives beside them would raise every rate.
 */
final class LabelTable {

    static final String NAME = "prep.labels";

    private LabelTable() {}

    /**
     * Makes the table.
     *
     * @param shape the columns of the log
     * @param observedUntil the microsecond up to which events were logged
     */
    static void create(DuckSession session, List<LabelRule> rules, LogShape shape, long observedUntil)
            throws IOException {
        StringBuilder columns = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (LabelRule rule : rules) {
            columns.append(", CAST(")
                    .append(rule.code(shape, observedUntil))
                    .append(" AS TINYINT) AS l")
                    .append(rule.index());
            joins.append(rule.join());
        }
        session.execute(
                "labels",
                "CREATE OR REPLACE TABLE " + NAME + " AS SELECT i.sample" + columns + " FROM " + ImpressionTable.NAME
                        + " i" + joins);
    }
}
