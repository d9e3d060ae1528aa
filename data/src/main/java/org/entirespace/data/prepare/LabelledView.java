/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.List;
import org.entirespace.data.duck.DuckSession;

/**
 * Every impression with its labels l0, l1 and so on in the order of the rules, and its history features h0, h1 and so on. Views:
 * nothing is computed before a row is read, and no row is held twice. Who reads one column takes the view that has no others.
 *
 * <p>Whether a label is mature depends on the impression's time alone, never on what happened: a sample whose windows were
 * still open when logging ended is unobserved even where the event came early. Keeping such early positives while dropping
 * the negatives beside them would raise every rate.
 */
final class LabelledView {

    static final String NAME = "prep.labelled";
    /** The impressions with their labels alone. */
    static final String LABELS = "prep.labels";

    private LabelledView() {}

    /** The impressions with their labels and one history feature alone. */
    static String history(int feature) {
        return "prep.counted_" + feature;
    }

    /**
     * Makes the views.
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
        String impressions = " FROM " + ImpressionTable.NAME + " i";
        String labels = columns.toString();
        view(session, LABELS, labels + impressions);
        for (int i = 0; i < history.size(); i++) {
            String column = ", " + history.get(i).sql() + " AS h" + i;
            columns.append(column);
            joins.append(history.get(i).join());
            view(
                    session,
                    history(i),
                    labels + column + impressions + history.get(i).join());
        }
        view(session, NAME, columns + impressions + joins);
    }

    private static void view(DuckSession session, String name, String columns) throws IOException {
        session.execute("labelled impressions", "CREATE OR REPLACE VIEW " + name + " AS SELECT i.*" + columns);
    }
}
