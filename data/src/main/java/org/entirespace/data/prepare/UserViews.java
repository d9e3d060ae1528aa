/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.duck.SqlFailedException;

/** Makes the recipe's views. Each must be one query; anything that could change something is refused. */
final class UserViews {

    private static final int CONTEXT = 60;

    private final DuckSession session;

    UserViews(DuckSession session) {
        this.session = session;
    }

    /** Makes all views in order. A view that reads one that failed is not blamed. */
    void create(Map<String, String> views) throws IOException, BadLogException {
        LogProblems problems = new LogProblems();
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, String> view : views.entrySet()) {
            String name = view.getKey();
            String place = "view '" + name + "'";
            try {
                checkSingleQuery(place, view.getValue());
                session.execute("create " + place, "CREATE VIEW " + Sql.name(name) + " AS " + view.getValue());
                TruthCheck.columns(place, ViewColumns.of(session, name).types().keySet(), problems);
            } catch (SqlFailedException e) {
                if (failed.stream().noneMatch(f -> e.databaseMessage().contains("name " + f + " does not exist"))) {
                    problems.add(place, e);
                }
                failed.add(name);
            }
        }
        problems.throwIfAny();
    }

    private void checkSingleQuery(String place, String sql) throws IOException {
        Row row = session.query(
                        "check " + place,
                        "SELECT j ->> '$.error', j ->> '$.error_message', j ->> '$.position',"
                                + " json_array_length(j, '$.statements') FROM (SELECT json_serialize_sql("
                                + Sql.text(sql)
                                + ") AS j)")
                .get(0);
        if (Boolean.parseBoolean(row.text(0))) {
            String message = row.text(1);
            throw new SqlFailedException(
                    "check " + place,
                    message.startsWith("Only SELECT")
                            ? "expected one SELECT query and nothing else"
                            : message + (row.isNull(2) ? "" : place(sql, row.whole(2))));
        }
        if (row.whole(3) != 1) {
            throw new SqlFailedException("check " + place, "expected one SELECT query, found " + row.text(3));
        }
    }

    /** A place in SQL in words, with what stands before it. */
    private static String place(String sql, long position) {
        int at = (int) Math.max(0, Math.min(position, sql.length()));
        int line = 1 + (int) sql.substring(0, at).chars().filter(c -> c == '\n').count();
        return " in line " + line + " of the view, after: "
                + sql.substring(Math.max(0, at - CONTEXT), at).strip();
    }
}
