/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.entirespace.data.plan.LogPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDuck.class)
class ShapeCheckTest {

    private static final String PLAN = """
            sources: {}
            views: {shape_i: "", shape_e: ""}
            impressions: {view: shape_i, key: [user, item], time: time, sequence: n, group: session}
            events: {view: shape_e, key: [user, item], time: time, sequence: n, type: type}
            behaviors: {click: {events: [click]}}
            history:
              seen: {events: [click], by: [user], window: 7d}
            fields:
              price: {kind: numeric}
              Tags: {kind: bag}
              seen: {kind: numeric}
            split: {by: [session], test: 0.5}
            """;

    @BeforeEach
    void views(TestLog duck) throws IOException {
        duck.session()
                .execute(
                        "view",
                        "CREATE OR REPLACE TABLE shape_i AS SELECT 1 AS user, 'a' AS item, TIMESTAMP '2026-01-01' AS time,"
                                + " 1 AS n, 's' AS session, 1.5 AS price, ['x'] AS tags, {'a': 1} AS nested, 5 AS \"group\"");
        duck.session()
                .execute(
                        "view",
                        "CREATE OR REPLACE TABLE shape_e AS SELECT 1::BIGINT AS user, 7 AS item,"
                                + " TIMESTAMP '2026-01-01' AS time, 1 AS n, 'click' AS type");
    }

    private static LogPlan plan(String from, String to) {
        assertThat(PLAN).contains(from);
        return LogRecipe.parse(PLAN.replace(from, to));
    }

    private static void refused(TestLog duck, String from, String to, String... problems) {
        assertThatThrownBy(() -> ShapeCheck.check(duck.session(), plan(from, to)))
                .isInstanceOfSatisfying(
                        BadLogException.class, e -> assertThat(e.problems()).containsExactly(problems));
    }

    private static final String HAS_I = " It has user, item, time, n, session, price, tags, nested, group.";
    private static final String HAS_E = " It has user, item, time, n, type.";

    @Test
    void columnsAreFoundWithoutRegardToCase(TestLog duck) throws Exception {
        LogShape shape = ShapeCheck.check(duck.session(), LogRecipe.parse(PLAN));

        assertThat(shape.keys()).containsExactly(new KeyPair("user", "user", false), new KeyPair("item", "item", true));
        assertThat(shape.impressionType("TAGS")).isEqualTo("VARCHAR[]");
    }

    @Test
    void allAbsentColumnsAreToldWithTheirReadersAndASuggestion(TestLog duck) {
        refused(
                duck,
                "price: {kind: numeric}",
                "prise: {kind: numeric}\n  color: {kind: categorical}",
                "view 'shape_i' has no column 'prise', which field 'prise' needs. Did you mean 'price'?" + HAS_I,
                "view 'shape_i' has no column 'color', which field 'color' needs." + HAS_I);
        refused(
                duck,
                "type: type",
                "type: kind",
                "view 'shape_e' has no column 'kind', which the events' type needs." + HAS_E);
        refused(
                duck,
                "by: [user]",
                "by: [session]",
                "view 'shape_e' has no column 'session', which history feature 'seen' needs." + HAS_E);
        refused(
                duck,
                "group: session",
                "group: sesion",
                "view 'shape_i' has no column 'sesion', which the group needs. Did you mean 'session'?" + HAS_I);
    }

    @Test
    void columnsThatCannotServeAreTold(TestLog duck) {
        refused(
                duck,
                "price: {kind: numeric}",
                "item: {kind: numeric}\n  price: {kind: bag}\n  nested: {kind: categorical}",
                "view 'shape_i', column 'item' (field 'item') has the type VARCHAR; expected a number; cast it in the view",
                "view 'shape_i', column 'price' (field 'price') has the type DECIMAL(2,1); expected a list of texts, such as"
                        + " string_split(column, '|') gives",
                "view 'shape_i', column 'nested' (field 'nested') has the type STRUCT(a INTEGER); expected one value");
        refused(
                duck,
                "seen: {kind: numeric}",
                "seen: {kind: bag}",
                "history feature 'seen' (field 'seen') has the type BIGINT; expected a list of texts, such as"
                        + " string_split(column, '|') gives");
        refused(
                duck,
                "time: time, sequence: n, group",
                "time: n, sequence: time, group",
                "view 'shape_i', column 'n' (the impressions' time) has the type INTEGER, which cannot hold times with the unit"
                        + " timestamp; cast it in the view or change the unit",
                "view 'shape_i', column 'time' (the impressions' sequence) has the type TIMESTAMP, which cannot hold whole"
                        + " numbers; cast it in the view");
    }

    @Test
    void idsAreWholeNumbersOfTheImpressions(TestLog duck) throws Exception {
        LogShape shape = ShapeCheck.check(duck.session(), plan("group: session", "group: session, id: N"));
        assertThat(shape.impressionType("n")).isEqualTo("INTEGER");

        for (String column : new String[] {"session VARCHAR", "price DECIMAL(2,1)", "time TIMESTAMP"}) {
            String[] words = column.split(" ", 2);
            refused(
                    duck,
                    "group: session",
                    "group: session, id: " + words[0],
                    "view 'shape_i', column '" + words[0] + "' (the impressions' id) has the type " + words[1]
                            + "; expected whole numbers; cast it in the view, or number texts there, such as"
                            + " CAST(hash(column) >> 1 AS BIGINT) does");
        }
        refused(
                duck,
                "group: session",
                "group: session, id: type",
                "view 'shape_i' has no column 'type', which the impressions' id needs." + HAS_I);
    }

    @Test
    void theHintForIdsOfTextGivesWholeNumbersOf64Bits(TestLog duck) throws Exception {
        assertThat(duck.row("SELECT min(x) >= 0, count(DISTINCT x), typeof(any_value(x)) FROM"
                                + " (SELECT CAST(hash(i::VARCHAR) >> 1 AS BIGINT) AS x FROM range(100000) r(i))")
                        .values())
                .containsExactly("true", "100000", "BIGINT");
    }

    @Test
    void theNameIdIsTakenOnlyWhereThereAreIds(TestLog duck) throws Exception {
        String renamed = PLAN.replace("seen:", "ID:");
        assertThat(ShapeCheck.check(duck.session(), LogRecipe.parse(renamed)).shared())
                .containsOnlyKeys("user");

        assertThatThrownBy(() -> ShapeCheck.check(
                        duck.session(), LogRecipe.parse(renamed.replace("group: session", "group: session, id: n"))))
                .hasMessageContaining("history feature 'ID': samples have a column of this name already");
    }

    @Test
    void namesThatSamplesNeedThemselvesAreTold(TestLog duck) {
        refused(
                duck,
                "price: {kind: numeric}",
                "group: {kind: numeric}",
                "column of field 'group': samples have a column of this name already; rename it in the view");
        refused(
                duck,
                "seen: {events: [click]",
                "price: {events: [click]",
                "history feature 'price' has the name of a column of view 'shape_i'; rename one",
                "view 'shape_i' has no column 'seen', which field 'seen' needs." + HAS_I);
        refused(
                duck,
                "views: {shape_i: \"\", shape_e: \"\"}",
                "views: {shape_i: \"\"}",
                "there is no view 'shape_e'; there are [shape_i] and the sources []");
    }

    @Test
    void keysAndSequencesGoInPairs(TestLog duck) {
        refused(
                duck,
                "events: {view: shape_e, key: [user, item], time: time, sequence: n",
                "events: {view: shape_e, key: [user], time: time",
                "the key has [user, item] in the impressions and [user] in the events; expected as many columns on both sides,"
                        + " at least one",
                "a sequence must be named for impressions and events alike; found n and null");
    }
}
