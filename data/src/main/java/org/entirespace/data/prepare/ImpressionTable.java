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

    private final DuckSession session;
    private final LogPlan plan;
    private final LogShape shape;
    private final ImpressionCodes codes;

    ImpressionTable(DuckSession session, LogPlan plan, LogShape shape) {
        this.session = session;
        this.plan = plan;
        this.shape = shape;
        this.codes = new ImpressionCodes(session, ROWS, ImpressionCodes.MOST);
    }

    /** The columns whose texts are numbered, once the view is made. */
    ImpressionCodes codes() {
        return codes;
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
    Folded create(RejectedRows rejected) throws IOException, BadLogException {
        String view = plan.impressions().view();
        try {
            session.execute("impressions", "CREATE OR REPLACE TABLE " + ROWS + " AS " + checkedRows());
        } catch (SqlFailedException e) {
            throw LogProblems.of("view '" + view + "'", e);
        }
        rejected.takeFromView(view, ROWS);
        dropRejected();
        codes.codeTexts(shape.carriedByImpressions().all());
        Row good = good();
        session.execute("equal impressions", "INSERT INTO " + DROPPED + " " + equal());
        codes.codeLists(shape.carriedByImpressions().all());
        Folded folded = folded(good);
        session.execute(
                "distinct impressions",
                "CREATE OR REPLACE VIEW " + NAME + " AS SELECT rowid AS sample, *" + (sequenced() ? "" : ", t AS s")
                        + " FROM " + ROWS + " WHERE " + kept());
        return folded;
    }

    private boolean sequenced() {
        return plan.impressions().sequence() != null;
    }

    /** From here on rejected rows are told by their numbers: two columns of texts would be read at every look at the table. */
    private void dropRejected() throws IOException {
        session.execute(
                "rejected impressions",
                "CREATE OR REPLACE TABLE " + DROPPED + " AS SELECT rowid AS sample FROM " + ROWS
                        + " WHERE reason IS NOT NULL");
        for (String column : List.of("reason", "content")) {
            session.execute("rejected impressions", "ALTER TABLE " + ROWS + " DROP COLUMN " + column);
        }
    }

    private long count(String table) throws IOException {
        return session.query("count impressions", "SELECT count(*) FROM " + table)
                .get(0)
                .whole(0);
    }

    /** Whether a row is none of those dropped so far. */
    private String kept() throws IOException {
        return count(DROPPED) == 0 ? "true" : "rowid NOT IN (SELECT sample FROM " + DROPPED + ")";
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
        if (SplitRule.hasOwnTime(plan) && splitTime != null) {
            check.splitTime(splitTime, shape.impressionType(splitTime), root.timeUnit());
        }
        if (root.id() != null) {
            check.id(root.id());
        }
        String rows = check.sql(root.view(), shape.carriedByImpressions(), "true");
        return sequenced() ? rows : "SELECT * EXCLUDE (s) FROM (" + rows + ")";
    }

    private List<String> keys() {
        return shape.keys().stream()
                .map(pair -> pair.comparable(shape.carriedByImpressions().alias(pair.impressionColumn())))
                .toList();
    }

    /** Those equal to another. Which of several stays depends on their content alone, whatever the order of reading. */
    private String equal() throws IOException {
        String splitTime = SplitRule.hasOwnTime(plan) ? ", st" : "";
        String id = plan.impressions().id() == null ? "" : ", id";
        String place = sequenced() ? "s, t" : "t";
        String content = place + shape.carriedByImpressions().commaAliases() + splitTime + id;
        String same = String.join(", ", keys()) + (plan.impressions().repeats() == Repeats.FIRST ? "" : ", " + place);
        String hash = "hash(" + same + ")";
        String rows = " FROM " + ROWS + " WHERE " + kept();
        return "SELECT sample FROM (SELECT rowid AS sample, row_number() OVER (PARTITION BY " + same + " ORDER BY "
                + content + ") AS place" + rows + " AND " + hash + " IN (SELECT " + hash + rows + " GROUP BY " + hash
                + " HAVING count(*) > 1)) WHERE place > 1";
    }

    /** Counts the rows that were not rejected, and of these the ones that differ in key, sequence and time; the latest time. */
    private Row good() throws IOException {
        String rows = " FROM " + ROWS + " WHERE " + kept();
        String distinct = plan.impressions().repeats() == Repeats.FIRST
                ? "(SELECT count(*) FROM (SELECT DISTINCT " + String.join(", ", keys()) + (sequenced() ? ", s" : "")
                        + ", t" + rows + "))"
                : "NULL";
        return session.query(
                        "count impressions",
                        "SELECT count(*), " + distinct + ", coalesce(max(t), " + CreditQuery.MINUS_INFINITE + ")"
                                + rows)
                .get(0);
    }

    private Folded folded(Row good) throws IOException {
        long rows = count(ROWS);
        long stay = rows - count(DROPPED);
        long distinct = good.isNull(1) ? stay : good.whole(1);
        return new Folded(rows, good.whole(0) - distinct, distinct - stay, good.whole(2));
    }
}
