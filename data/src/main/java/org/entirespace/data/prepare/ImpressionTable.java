/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.duck.SqlFailedException;
import org.entirespace.data.plan.ImpressionPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.Repeats;
import org.jspecify.annotations.Nullable;

/**
 * The impressions that become samples: well-formed, each once. Has sample, key_id, s (sequence), t (microseconds), st (the
 * split's time, where it has one of its own), id (where impressions have one) and the carried columns. Impressions that share an
 * id are not told apart from others.
 */
final class ImpressionTable {

    static final String NAME = "prep.impressions";
    /** The keys that have impressions: key_id, k0, k1 and so on. */
    static final String KEYS = "prep.keys";

    private static final String ROWS = "prep.impression_rows";

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

    /** Makes the table. */
    Folded create(DuckSession session, RejectedRows rejected) throws IOException, BadLogException {
        String view = plan.impressions().view();
        try {
            session.execute("impressions", "CREATE OR REPLACE TABLE " + ROWS + " AS " + checkedRows());
        } catch (SqlFailedException e) {
            throw LogProblems.of("view '" + view + "'", e);
        }
        rejected.takeFromView(view, ROWS);
        session.execute("impression keys", "CREATE OR REPLACE TABLE " + KEYS + " AS " + keys());
        session.execute("distinct impressions", "CREATE OR REPLACE TABLE " + NAME + " AS " + distinct());
        Folded folded = folded(session);
        session.execute("impressions", "DROP TABLE " + ROWS);
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

    private String keys() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < shape.keys().size(); i++) {
            values.add(key(i) + " AS k" + i);
        }
        return "SELECT row_number() OVER () AS key_id, * FROM (SELECT DISTINCT " + String.join(", ", values) + " FROM "
                + ROWS + " WHERE reason IS NULL)";
    }

    private String key(int i) {
        KeyPair pair = shape.keys().get(i);
        return pair.comparable(shape.carriedByImpressions().alias(pair.impressionColumn()));
    }

    /** Which of several stays depends on their content alone, whatever the order of reading. */
    private String distinct() {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < shape.keys().size(); i++) {
            joined.add("k" + i + " = " + key(i));
        }
        String splitTime = plan.split().time() == null ? "" : ", st";
        String id = plan.impressions().id() == null ? "" : ", id";
        String content = shape.carriedByImpressions().commaAliases() + splitTime + id;
        String one = plan.impressions().repeats() == Repeats.FIRST
                ? "PARTITION BY key_id ORDER BY s, t" + content
                : "PARTITION BY key_id, s, t ORDER BY key_id" + content;
        return "SELECT row_number() OVER () AS sample, * FROM (SELECT key_id, s, t" + content + " FROM " + ROWS
                + " JOIN "
                + KEYS + " ON " + String.join(" AND ", joined) + " WHERE reason IS NULL QUALIFY row_number() OVER ("
                + one
                + ") = 1)";
    }

    private Folded folded(DuckSession session) throws IOException {
        List<String> key = new ArrayList<>();
        for (int i = 0; i < shape.keys().size(); i++) {
            key.add(key(i));
        }
        boolean first = plan.impressions().repeats() == Repeats.FIRST;
        String distinct = first
                ? "(SELECT count(*) FROM (SELECT DISTINCT " + String.join(", ", key) + ", s, t FROM " + ROWS
                        + " WHERE reason IS NULL))"
                : "(SELECT count(*) FROM " + NAME + ")";
        Row row = session.query(
                        "count impressions",
                        "SELECT count(*), count(*) FILTER (WHERE reason IS NULL), " + distinct
                                + ", (SELECT count(*) FROM "
                                + NAME + "), coalesce(max(t) FILTER (WHERE reason IS NULL), "
                                + CreditQuery.MINUS_INFINITE
                                + ") FROM " + ROWS)
                .get(0);
        return new Folded(row.whole(0), row.whole(1) - row.whole(2), row.whole(2) - row.whole(3), row.whole(4));
    }
}
