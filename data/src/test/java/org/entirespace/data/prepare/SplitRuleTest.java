/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDuck.class)
class SplitRuleTest {

    private static LogPlan plan(String split) {
        return LogRecipe.parse("""
                sources: {}
                impressions: {view: i, key: [item], time: time, group: user}
                events: {view: e, key: [item], time: time, type: type}
                behaviors: {click: {events: [click]}}
                split: SPLIT
                """.replace("SPLIT", split));
    }

    private static List<Row> splits(TestLog duck, String split, String rows) throws Exception {
        CarriedColumns columns = new CarriedColumns("c");
        columns.add("user");
        columns.add("item");
        return duck.session()
                .query(
                        "split",
                        "SELECT i.c0, i.c1, " + new SplitRule(plan(split)).sql(columns) + " FROM (" + rows + ") i");
    }

    @Test
    void hashSplitsFollowMd5AndNothingElse(TestLog duck) throws Exception {
        List<Row> rows = splits(
                duck,
                "{test: 0.3, validation: 0.1}",
                "SELECT 'user ' || (i // 3) AS c0, i AS c1, 0 AS t FROM range(3000) r(i)");

        int test = 0;
        for (Row row : rows) {
            byte[] md5 = MessageDigest.getInstance("MD5")
                    .digest(("split\u001f" + row.text(0)).getBytes(StandardCharsets.UTF_8));
            double place = Long.parseLong(HexFormat.of().formatHex(md5).substring(0, 13), 16) / 0x1p52;
            String expected = place < 0.3 ? "test" : place < 0.4 ? "validation" : "train";
            assertThat(row.text(2)).as(row.text(0)).isEqualTo(expected);
            test += expected.equals("test") ? 1 : 0;
        }
        // 1000 users, so a standard deviation of 1.5 % of the rows
        assertThat(test / 3000.0).isCloseTo(0.3, within(0.06));
    }

    @Test
    void timesComeBeforeShares(TestLog duck) throws Exception {
        String rows = "SELECT 'u' || i AS c0, i AS c1, i * 86400000000 AS t FROM range(200) r(i)";

        List<Row> found = splits(
                duck, "{validation_from: 1970-05-01, test_from: 1970-06-01, by: [user, item], test: 0.25}", rows);

        // 1 May is day 120, 1 June day 151
        assertThat(found)
                .allSatisfy(row -> assertThat(row.text(2))
                        .isIn(
                                row.whole(1) >= 151
                                        ? List.of("test")
                                        : row.whole(1) >= 120 ? List.of("validation") : List.of("train", "test")));
        assertThat(found.stream()
                        .filter(row -> row.whole(1) < 120 && row.text(2).equals("test")))
                .hasSizeBetween(12, 48);
    }

    @Test
    void onlySplitsThatAreAskedForAreWanted() {
        assertThat(new SplitRule(plan("{}")).wanted()).containsExactly(Split.TRAIN);
        assertThat(new SplitRule(plan("{test_from: 2026-01-01, validation: 0.1}")).wanted())
                .containsExactly(Split.TRAIN, Split.VALIDATION, Split.TEST);
        assertThatThrownBy(() -> new SplitRule(LogRecipe.parse("""
                sources: {}
                impressions: {view: i, key: [item], time: time}
                events: {view: e, key: [item], time: time, type: type}
                behaviors: {click: {events: [click]}}
                split: {test: 0.5}
                """)))
                .hasMessageContaining("neither columns to hash nor a group column are named");
    }
}
