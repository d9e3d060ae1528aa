/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.FlagJob;

/** Which samples events were credited to: a flag for each rule, held in memory, so that no label needs a join. */
final class Credits {

    private Credits() {}

    /**
     * Reads the credit tables of some rules.
     *
     * @param impressions all numbers of samples are less than this
     */
    static void read(DuckSession session, List<CreditRule> rules, int impressions) throws IOException {
        List<String> credits = new ArrayList<>(List.of("SELECT NULL::BIGINT, NULL::BIGINT WHERE false"));
        int flags = 0;
        for (CreditRule rule : rules) {
            credits.add("SELECT sample, " + rule.index() + "::BIGINT FROM " + rule.creditTable());
            flags = Math.max(flags, rule.index() + 1);
        }
        session.flag("labels", new FlagJob(String.join(" UNION ALL ", credits), impressions, flags));
    }
}
