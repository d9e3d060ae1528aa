/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.plan.HistoryPlan;

/**
 * Point-in-time features, a table for each: sample, n. Counts events in [t - window, t) of an impression at t, so that what
 * happens at t or later changes nothing. Samples that are not in the table have none.
 */
final class HistoryTables {

    private final LogShape shape;

    HistoryTables(LogShape shape) {
        this.shape = shape;
    }

    /** The table of the feature at a place in the plan, from 0. */
    static String name(int index) {
        return "prep.history_" + index;
    }

    void create(DuckSession session, Map<String, HistoryPlan> history) throws IOException {
        int index = 0;
        for (Map.Entry<String, HistoryPlan> feature : history.entrySet()) {
            session.execute(
                    "history " + feature.getKey(),
                    "CREATE OR REPLACE TABLE " + name(index++) + " AS " + sql(feature.getValue()));
        }
    }

    private String sql(HistoryPlan feature) {
        List<String> ofImpressions = new ArrayList<>();
        List<String> ofEvents = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> present = new ArrayList<>();
        for (String column : feature.by()) {
            KeyPair pair = shape.shared().get(column);
            if (pair == null) {
                throw new IllegalStateException("column '" + column + "' was not checked");
            }
            String b = "b" + names.size();
            names.add(b);
            present.add(b + " IS NOT NULL");
            ofImpressions.add(pair.comparable(shape.carriedByImpressions().alias(column)) + " AS " + b);
            ofEvents.add(pair.comparable(shape.carriedByEvents().alias(column)) + " AS " + b);
        }
        String rows = "SELECT sample, t, " + String.join(", ", ofImpressions) + " FROM " + ImpressionTable.NAME
                + " UNION ALL SELECT NULL, t, " + String.join(", ", ofEvents) + " FROM " + EventTable.NAME
                + " WHERE type IN ("
                + Sql.texts(feature.events()) + ")";
        return "SELECT sample, n FROM (SELECT sample, count(*) FILTER (WHERE sample IS NULL) OVER (PARTITION BY "
                + String.join(", ", names) + " ORDER BY t RANGE BETWEEN " + WindowLength.micros(feature.window())
                + " PRECEDING AND 1 PRECEDING) AS n FROM (" + rows + ") WHERE " + String.join(" AND ", present)
                + ") WHERE sample IS NOT NULL";
    }
}
