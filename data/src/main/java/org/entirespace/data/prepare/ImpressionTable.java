/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.List;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.duck.SqlFailedException;
import org.entirespace.data.plan.ImpressionPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.Repeats;
import org.jspecify.annotations.Nullable;

/**
 * The impressions that become samples: well-formed, each once. A view that has sample, s (sequence), t (microseconds), st (the
 * split's time, where it has one of its own), id (where impressions have one) and the carried columns. Impressions that share an
 * id are not told apart from others.
 *
 * <p>The rows of the recipe's view are written down once and never copied: a sample is the place of its row. Only rows that may
 * have an equal, told by a hash, are compared.
 */
final class ImpressionTable {

    static final String NAME = "prep.impressions";

    private static final String ROWS = "prep.impression_rows";
    private static final String DROPPED = "prep.dropped_impressions";

    private final LogPlan plan;
    private final LogShape shape;

    ImpressionTable(LogPlan plan, LogShape shape) {
        this.plan = plan;
        this.shape = shape;
    }

    /**
     * What became of the view's rows.
     *
     * @param rows the rows, rejected ones included
     * @param duplicates impressions equal to another in key, sequence and time
     * @param repeats later impressions of a key that has an earlier one, where the first stands for all
     * @param latest the last microsecond of a good row, {@link Long#MIN_VALUE} when there is none
     */
    record Folded(long rows, long duplicates, long repeats, long latest) {}

    /** Makes the view. */
    Folded create(DuckSession session, RejectedRows rejected) throws IOException, BadLogException {
        String view = plan.impressions().view();
        try {
            session.execute("impressions", "CREATE OR REPLACE TABLE " + ROWS + " AS " + checkedRows());
        } catch (SqlFailedException e) {
            throw LogProblems.of("view '" + view + "'", e);
        }
        rejected.takeFromView(view, ROWS);
        session.execute("equal impressions", "CREATE OR REPLACE TABLE " + DROPPED + " AS " + dropped());
        Folded folded = folded(session);
        boolean whole = folded.duplicates() + folded.repeats() == 0;
        session.execute(
                "distinct impressions",
                "CREATE OR REPLACE VIEW " + NAME + " AS SELECT rowid AS sample, * EXCLUDE (reason, content) FROM "
                        + ROWS + " WHERE reason IS NULL"
                        + (whole ? "" : " AND rowid NOT IN (SELECT sample FROM " + DROPPED + ")"));
        return folded;
    }

    private String checkedRows() {
        ImpressionPlan root = plan.impressions();
        RowCheck check = new RowCheck();
        root.key().forEach(check::key);
        check.time(root.time(), shape.impressionType(root.time()), root.timeUnit());
        if (root.sequence() != null) {
            check.sequence(root.sequence(), shape.impressionType(root.sequence()));
        }
        @Nullable String splitTime = plan.split().time();
        if (splitTime != null) {
            check.splitTime(splitTime, shape.impressionType(splitTime), root.timeUnit());
        }
        if (root.id() != null) {
            check.id(root.id());
        }
        return check.sql(root.view(), shape.carriedByImpressions(), "true");
    }

    private List<String> keys() {
        return shape.keys().stream()
                .map(pair -> pair.comparable(shape.carriedByImpressions().alias(pair.impressionColumn())))
                .toList();
    }

    /** Which of several stays depends on their content alone, whatever the order of reading. */
    private String dropped() {
        String splitTime = plan.split().time() == null ? "" : ", st";
        String id = plan.impressions().id() == null ? "" : ", id";
        String content = "s, t" + shape.carriedByImpressions().commaAliases() + splitTime + id;
        String same = String.join(", ", keys()) + (plan.impressions().repeats() == Repeats.FIRST ? "" : ", s, t");
        String hash = "hash(" + same + ")";
        return "SELECT sample FROM (SELECT rowid AS sample, row_number() OVER (PARTITION BY " + same + " ORDER BY "
                + content + ") AS place FROM " + ROWS + " WHERE reason IS NULL AND " + hash + " IN (SELECT " + hash
                + " FROM " + ROWS + " WHERE reason IS NULL GROUP BY " + hash
                + " HAVING count(*) > 1)) WHERE place > 1";
    }

    private Folded folded(DuckSession session) throws IOException {
        String good = "count(*) FILTER (WHERE reason IS NULL)";
        String stay = good + " - (SELECT count(*) FROM " + DROPPED + ")";
        String distinct = plan.impressions().repeats() == Repeats.FIRST
                ? "(SELECT count(*) FROM (SELECT DISTINCT " + String.join(", ", keys()) + ", s, t FROM " + ROWS
                        + " WHERE reason IS NULL))"
                : stay;
        Row row = session.query(
                        "count impressions",
                        "SELECT count(*), " + good + ", " + distinct + ", " + stay
                                + ", coalesce(max(t) FILTER (WHERE reason IS NULL), " + CreditQuery.MINUS_INFINITE
                                + ") FROM " + ROWS)
                .get(0);
        return new Folded(row.whole(0), row.whole(1) - row.whole(2), row.whole(2) - row.whole(3), row.whole(4));
    }
}
