/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.EventCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedDuck.class)
class AttributionTest {

    private static final String PLAN = """
            sources: {}
            views: {shown: "", done: ""}
            impressions: {view: shown, key: [user, item], time: time}
            events: {view: done, key: [user, item], time: time, type: type}
            behaviors:
              click: {events: [click], window: 30m}
              purchase: {events: [buy], follows: click, window: 7d}
            quality: {observed_until: 2026-01-10}
            """;

    private static final String NOBODY = "2,9,2020-01-01T00:00:00Z,click\n2,9,2020-01-01T00:00:00Z,buy\n";

    /** The examples of docs/concepts/attribution.md; labels of each impression in order, then why events were not credited. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01T10:00                            | 0/0       | ",
                "01T10:00, click 01T10:30            | 1/0       | ",
                "01T10:00, click 01T10:31            | 0/0       | click outside_window",
                "01T10:00, click 01T09:59            | 0/0       | click before_impression",
                "01T10:00, 01T10:10, click 01T10:12  | 0/0 1/0   | ",
                "01T10:00, click 01T10:01, buy 03T00:00 | 1/1    | ",
                "01T10:00, buy 03T00:00              | 0/0       | purchase no_click",
                "01T10:00, buy 03T00:00, click 04T00:00 | 0/0    | click outside_window purchase no_click",
                "01T10:00, click 01T10:05, buy 01T10:04 | 1/0    | purchase before_click",
                "05T10:00, click 05T10:01            | 1/-1      | ",
                "09T23:45                            | -1/-1     | ",
                "05T10:00                            | 0/-1      | ",
                "05T10:00, click 05T10:01, buy 06T00:00 | 1/-1   | ",
                "09T23:30                            | 0/-1      | "
            })
    void labelsAreThoseOfTheExamples(String log, String labels, String reasons, TestLog duck) throws Exception {
        StringBuilder shown = new StringBuilder("user,item,time\n");
        StringBuilder done = new StringBuilder("user,item,time,type\n").append(NOBODY);
        for (String line : log.split(",", -1)) {
            String[] words = line.strip().split(" ", -1);
            String time = "2026-01-" + words[words.length - 1] + ":00Z";
            (words.length == 1 ? shown : done)
                    .append("1,1,")
                    .append(time)
                    .append(words.length == 1 ? "" : "," + words[0])
                    .append('\n');
        }
        duck.table("shown", shown.toString());
        duck.table("done", done.toString());

        Attribution.Outcome outcome = duck.attribute(LogRecipe.parse(PLAN));

        List<String> found =
                duck.session().query("labels", "SELECT l0 || '/' || l1 FROM prep.labelled ORDER BY t").stream()
                        .map(row -> row.text(0))
                        .toList();
        assertThat(String.join(" ", found)).isEqualTo(labels);
        assertThat(reasons(outcome)).isEqualTo(reasons == null ? "" : reasons);
    }

    private static String reasons(Attribution.Outcome outcome) {
        StringBuilder words = new StringBuilder();
        outcome.behaviors()
                .forEach((behavior, counts) -> counts.unattributed().keySet().stream()
                        .filter(reason -> !reason.equals("no_impression"))
                        .forEach(reason ->
                                words.append(words.isEmpty() ? "" : " ").append(behavior + " " + reason)));
        return words.toString();
    }

    @Test
    void theLastGoodTimeIsThatUpToWhichEventsWereLogged(TestLog duck) throws Exception {
        LogPlan plan = LogRecipe.parse(PLAN.replace("quality: {observed_until: 2026-01-10}", ""));
        duck.table("shown", "user,item,time\n1,1,2026-01-01T00:00:00Z\n1,2,2026-01-01T00:40:00Z\n");
        duck.table("done", "user,item,time,type\n9,9,2026-01-01T01:00:00Z,buy\n9,9,2026-01-09T01:00:00Z,noise\n");

        Attribution.Outcome outcome = duck.attribute(plan);

        assertThat(LogInstant.ofMicros(outcome.observedUntil())).hasToString("2026-01-01T01:00:00Z");
        assertThat(duck.rows("SELECT c1, l0 FROM prep.labelled")).containsExactly("1 0", "2 -1");
        assertThat(outcome.events().ignoredTypes()).isEqualTo(Map.of("noise", 1L));
    }

    @Test
    void keysOfDifferentTypesAreComparedAsTexts(TestLog duck) throws Exception {
        duck.table("shown", "user,item,time\n1,7,2026-01-01T00:00:00Z\n1,8,2026-01-01T00:00:00Z\n");
        duck.table("done", "user,item,time,type\n1,7,2026-01-01T00:00:01Z,click\n1,x,2026-01-01T00:00:00Z,buy\n");

        Attribution.Outcome outcome = duck.attribute(LogRecipe.parse(PLAN));

        assertThat(outcome.behaviors()).containsEntry("click", new EventCounts(1, 1, Map.of()));
        assertThat(outcome.behaviors()).containsEntry("purchase", new EventCounts(1, 0, Map.of("no_impression", 1L)));
    }

    @Test
    void everyRejectedRowHasItsPlaceAndReason(TestLog duck) throws Exception {
        LogPlan plan = LogRecipe.parse("""
                sources: {}
                views: {shown: "", done: ""}
                impressions: {view: shown, key: [user], time: time, time_unit: seconds, sequence: n}
                events: {view: done, key: [user], time: time, time_unit: millis, sequence: n, type: type}
                behaviors: {click: {events: [click]}}
                split: {time: start, test_from: 2026-01-01}
                quality: {max_rejected_share: 1}
                """);
        duck.table("shown", """
                user,time,n,start
                a,5,1,0
                ,5,1,0
                b,,1,0
                c,soon,1,0
                d,5,1.5,0
                e,5,,0
                f,5,1,
                g,5,1,then
                h,999999999999,1,0
                """);
        duck.table("done", """
                user,time,n,type
                a,5000,2,click
                a,5000,2,
                ,5000,2,click
                ,,,noise
                a,x,2,click
                """);
        RejectedRows rejected = new RejectedRows(duck.session());

        Attribution.Outcome outcome = duck.attribute(plan, rejected);

        assertThat(duck.rows("SELECT origin, row_number, reason, content FROM prep.rejected"))
                .containsExactly(
                        "done 2 missing_type {\"type\":null,\"user\":\"a\",\"time\":\"5000\",\"n\":2}",
                        "done 3 missing_key {\"type\":\"click\",\"user\":null,\"time\":\"5000\",\"n\":2}",
                        "done 5 unparsable_time {\"type\":\"click\",\"user\":\"a\",\"time\":\"x\",\"n\":2}",
                        "shown 2 missing_key {\"user\":null,\"time\":\"5\",\"n\":1.0,\"start\":\"0\"}",
                        "shown 3 missing_time {\"user\":\"b\",\"time\":null,\"n\":1.0,\"start\":\"0\"}",
                        "shown 4 unparsable_time {\"user\":\"c\",\"time\":\"soon\",\"n\":1.0,\"start\":\"0\"}",
                        "shown 5 unparsable_sequence {\"user\":\"d\",\"time\":\"5\",\"n\":1.5,\"start\":\"0\"}",
                        "shown 6 missing_sequence {\"user\":\"e\",\"time\":\"5\",\"n\":null,\"start\":\"0\"}",
                        "shown 7 missing_split_time {\"user\":\"f\",\"time\":\"5\",\"n\":1.0,\"start\":null}",
                        "shown 8 unparsable_split_time {\"user\":\"g\",\"time\":\"5\",\"n\":1.0,\"start\":\"then\"}",
                        "shown 9 unparsable_time {\"user\":\"h\",\"time\":\"999999999999\",\"n\":1.0,\"start\":\"0\"}");
        assertThat(outcome.rejected())
                .containsEntry("unparsable_time", 3L)
                .containsEntry("missing_key", 2L)
                .hasSize(8);
        assertThat(duck.rows("SELECT c0, s, t FROM prep.impressions")).containsExactly("a 1 5000000");
        assertThat(duck.rows("SELECT e0, s, t, type FROM prep.events")).containsExactly("a 2 5000000 click");

        Path file = duck.session().workFolder().resolve("rejected.csv");
        rejected.writeTo(file);
        assertThat(Files.readAllLines(file))
                .hasSize(12)
                .startsWith("origin,file,row_number,reason,content")
                .contains(
                        "done,,3,missing_key,\"{\"\"type\"\":\"\"click\"\",\"\"user\"\":null,\"\"time\"\":\"\"5000\"\",\"\"n\"\":2}\"");
    }

    @Test
    void tooManyRejectedRowsStopWithAllReasonsAndExamples(TestLog duck) throws Exception {
        duck.table(
                "shown",
                "user,item,time\n1,1,2026-01-01T00:00:00Z\n,1,2026-01-01T00:00:00Z\n1,2,2026-01-01T00:00:00Z\n");
        duck.table("done", "user,item,time,type\n1,1,2026-01-01T00:00:00Z,click\n1,1,oh,click\n1,1,no,buy\n");

        assertThatThrownBy(() -> duck.attribute(LogRecipe.parse(PLAN)))
                .isInstanceOf(BadLogException.class)
                .hasMessageContaining("3 of 6 rows were rejected, a share of 0.500000; expected at most 0.001")
                .hasMessageContaining("missing_key: 1, the first at view 'shown', row 2: {\"user\":null")
                .hasMessageContaining("unparsable_time: 2, the first at view 'done', row 2: {\"type\":\"click\"");
    }

    @Test
    void aViewThatFailsWhileItIsReadIsNamed(TestLog duck) throws Exception {
        duck.table("shown", "user,item,time\n1,1,2026-01-01T00:00:00Z\n");
        duck.session()
                .execute(
                        "view",
                        "CREATE OR REPLACE TABLE done AS SELECT 1 AS x; CREATE OR REPLACE VIEW done2 AS SELECT 1 AS user,"
                                + " 1 AS item, TIMESTAMP '2026-01-01' AS time, CAST('a' || x AS INTEGER) AS type FROM done");
        LogPlan plan = LogRecipe.parse(PLAN.replace("done", "done2"));

        assertThatThrownBy(() -> duck.attribute(plan))
                .isInstanceOf(BadLogException.class)
                .hasMessageStartingWith("view 'done2': Conversion Error: Could not convert string 'a1' to INT32");
    }

    @Test
    void aLogWithoutImpressionsIsRefused(TestLog duck) throws Exception {
        duck.session()
                .execute(
                        "empty", "CREATE OR REPLACE TABLE shown AS SELECT 1 AS user, 1 AS item, now() AS time LIMIT 0");
        duck.table("done", "user,item,time,type\n1,1,2026-01-01T00:00:00Z,click\n");

        assertThatThrownBy(() -> duck.attribute(LogRecipe.parse(PLAN)))
                .isInstanceOf(BadLogException.class)
                .hasMessage("view 'shown' has no impressions");
    }
}
