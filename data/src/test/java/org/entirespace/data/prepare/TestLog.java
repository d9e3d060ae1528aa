/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.LogPlan;

/**
 * A running database with tables that tests put into it.
 *
 * @param session the database
 * @param dataFolder the folder that SQL may read
 */
record TestLog(DuckSession session, Path dataFolder) {

    /** Makes a table of the rows of a CSV text with a header. */
    void table(String name, String csv) throws IOException {
        Path file = Files.writeString(dataFolder.resolve(name + ".csv"), csv);
        session.execute(
                "load",
                "CREATE OR REPLACE TABLE " + name + " AS SELECT * FROM read_csv(" + Sql.text(file.toString())
                        + ", header = true, delim = ',')");
    }

    /** The rows of a query, values separated by spaces, sorted. */
    List<String> rows(String sql) throws IOException {
        return session.query("rows", sql).stream()
                .map(row -> String.join(" ", row.values()))
                .sorted()
                .toList();
    }

    /** The one row of a query. */
    Row row(String sql) throws IOException {
        return session.query("row", sql).get(0);
    }

    /** Attributes the log in the views of a plan. */
    Attribution.Outcome attribute(LogPlan plan) throws IOException, BadLogException {
        return attribute(plan, new RejectedRows(session));
    }

    /** Attributes the log in the views of a plan. */
    Attribution.Outcome attribute(LogPlan plan, RejectedRows rejected) throws IOException, BadLogException {
        LogShape shape = ShapeCheck.check(session, plan);
        return new Attribution(session, plan, LabelRule.of(plan), step -> {}).run(shape, rejected);
    }
}
