/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.duck.DuckSession;

/**
 * The samples that events were credited to: sample, and for each crediting rule whether it was one of its own. All others are not
 * in the table.
 */
final class CreditedTable {

    static final String NAME = "prep.credited";

    private CreditedTable() {}

    /** Makes the table from the credit tables of the rules. */
    static void create(DuckSession session, List<CreditRule> rules) throws IOException {
        StringBuilder happened = new StringBuilder();
        List<String> credits = new ArrayList<>(List.of("SELECT NULL::BIGINT AS sample, -1 AS rule WHERE false"));
        for (CreditRule rule : rules) {
            happened.append(", bool_or(rule = ")
                    .append(rule.index())
                    .append(") AS ")
                    .append(rule.happened());
            credits.add("SELECT sample, " + rule.index() + " FROM " + rule.creditTable());
        }
        session.execute(
                "labels",
                "CREATE OR REPLACE TABLE " + NAME + " AS SELECT sample" + happened + " FROM ("
                        + String.join(" UNION ALL ", credits) + ") GROUP BY sample");
    }
}
