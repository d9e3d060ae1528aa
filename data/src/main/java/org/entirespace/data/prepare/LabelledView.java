/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.List;
import org.entirespace.data.duck.DuckSession;

/**
 * Every impression with its labels l0, l1 and so on in the order of the rules, and its history features h0, h1 and so on. A view:
 * nothing is computed before a row is read, and no row is held twice.
 *
 * <p>Whether a label is mature depends on the impression's time alone, never on what happened: a sample whose windows were
 * still open when logging ended is unobserved even where the event came early. Keeping such early positives while dropping
 * the negatives beside them would raise every rate.
 */
final class LabelledView {

    static final String NAME = "prep.labelled";

    private LabelledView() {}

    /**
     * Makes the view.
     *
     * @param shape the columns of the log
     * @param observedUntil the microsecond up to which events were logged
     * @param history the history features in the plan's order
     */
    static void create(
            DuckSession session, List<LabelRule> rules, LogShape shape, long observedUntil, List<HistoryColumn> history)
            throws IOException {
        StringBuilder columns = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (LabelRule rule : rules) {
            columns.append(", CAST(")
                    .append(rule.code(shape, observedUntil))
                    .append(" AS TINYINT) AS l")
                    .append(rule.index());
        }
        for (int i = 0; i < history.size(); i++) {
            columns.append(", ").append(history.get(i).sql()).append(" AS h").append(i);
            joins.append(history.get(i).join());
        }
        session.execute(
                "labelled impressions",
                "CREATE OR REPLACE VIEW " + NAME + " AS SELECT i.*" + columns + " FROM " + ImpressionTable.NAME
                        + " i LEFT JOIN " + CreditedTable.NAME + " p ON i.sample = p.sample" + joins);
    }
}
