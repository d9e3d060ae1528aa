/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.EventCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels by a key of their own, which take acts from anywhere. */
@ExtendWith(SharedDuck.class)
class GlobalLabelTest {

    private static final String PLAN = """
            sources: {}
            views: {shown: "", done: ""}
            impressions: {view: shown, key: [request, item], time: time}
            events: {view: done, key: [page, item], time: time, type: type}
            behaviors:
              here: {events: [cart], window: 3d}
              anywhere: {events: [cart], key: [user, item], window: 3d}
            quality: {observed_until: 2026-01-31}
            """;

    private static final String SHOWN = "request,item,user,time\n";
    private static final String DONE = "page,item,user,type,time\n";

    /** The request, the item and the user of one act, its time, and the labels of the impression r1, i1, u1 of 10 January, noon. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r1,i1,u1 | 10T12 | after | 1 1 | here and anywhere are the same act",
                "r9,i1,u1 | 10T12 | after | 0 1 | another page",
                "r9,i1,u1 | 13T12 | after | 0 1 | the end of the window is in it",
                "r9,i1,u1 | 13T13 | after | 0 0 | the window is over",
                "r9,i1,u1 | 10T11 | after | 0 0 | before the impression",
                "r9,i1,u1 | 10T11 | any   | 0 1 | before the impression, where that counts",
                "r9,i1,u1 | 07T12 | any   | 0 1 | as long before as after",
                "r9,i1,u1 | 07T11 | any   | 0 0 | longer before",
                "r1,i1,u2 | 10T12 | after | 1 0 | of another user",
                "r9,i2,u1 | 10T12 | after | 0 0 | another item",
                "r9,i1,   | 10T12 | after | 0 0 | of an unknown user"
            })
    void anActOfTheSamePairWithinTheWindowCounts(
            String key, String time, String timing, String labels, String why, TestLog duck) throws Exception {
        duck.table("shown", SHOWN + "r1,i1,u1,2026-01-10T12:00:00Z\n");
        duck.table(
                "done", DONE + key.strip() + ",cart,2026-01-" + time + ":00:00Z\nr1,i1,u1,none,2026-01-10T12:00:00Z\n");

        duck.attribute(LogRecipe.parse(PLAN.replace("item], window", "item], timing: " + timing + ", window")));

        assertThat(duck.rows("SELECT l0, l1 FROM prep.labelled")).as(why).containsExactly(labels);
    }

    @Test
    void everyImpressionOfThePairIsPositiveAndTheActCountsOnce(TestLog duck) throws Exception {
        duck.table("shown", SHOWN + """
                r1,i1,u1,2026-01-10T10:00:00Z
                r2,i1,u1,2026-01-10T11:00:00Z
                r3,i1,u1,2026-01-10T13:00:00Z
                """);
        duck.table("done", DONE + """
                r2,i1,u1,cart,2026-01-10T12:00:00Z
                r2,i1,u1,cart,2026-01-10T09:00:00Z
                r2,i1,u1,cart,2026-01-20T09:00:00Z
                r2,i1,u9,cart,2026-01-20T09:00:00Z
                """);

        Attribution.Outcome outcome = duck.attribute(LogRecipe.parse(PLAN));

        assertThat(duck.rows("SELECT c0, l0, l1 FROM prep.labelled")).containsExactly("r1 0 1", "r2 1 1", "r3 0 0");
        assertThat(outcome.behaviors())
                .containsEntry(
                        "anywhere",
                        new EventCounts(
                                4, 1, Map.of("no_impression", 1L, "before_impression", 1L, "outside_window", 1L)));
    }

    /** Two users do one thing at one time somewhere outside all pages; neither is taken for the other. */
    @Test
    void actsOfDifferentUsersAreNoDuplicates(TestLog duck) throws Exception {
        duck.table("shown", SHOWN + "r1,i1,u1,2026-01-10T10:00:00Z\nr2,i1,u2,2026-01-10T10:00:00Z\n");
        duck.table("done", DONE + "none,i1,u1,cart,2026-01-10T12:00:00Z\nnone,i1,u2,cart,2026-01-10T12:00:00Z\n");

        Attribution.Outcome outcome = duck.attribute(LogRecipe.parse(PLAN));

        assertThat(outcome.events().duplicates()).isZero();
        assertThat(duck.rows("SELECT l1 FROM prep.labelled")).containsExactly("1", "1");
    }

    @Test
    void anImpressionWithoutTheKeyIsUnobserved(TestLog duck) throws Exception {
        duck.table("shown", SHOWN + "r1,i1,,2026-01-10T10:00:00Z\nr2,i1,u2,2026-01-30T10:00:00Z\n");
        duck.table("done", DONE + "r1,i1,,cart,2026-01-10T12:00:00Z\nr2,i1,u2,cart,2026-01-30T12:00:00Z\n");

        duck.attribute(LogRecipe.parse(PLAN));

        assertThat(duck.rows("SELECT c0, l0, l1 FROM prep.labelled")).containsExactly("r1 1 -1", "r2 -1 -1");
    }

    @Test
    void keysThatOneViewLacksAreToldOf(TestLog duck) throws Exception {
        duck.table("shown", "request,item,time\nr1,i1,2026-01-10T10:00:00Z\n");
        duck.table("done", DONE + "r1,i1,u1,cart,2026-01-10T12:00:00Z\n");

        assertThatThrownBy(() -> duck.attribute(LogRecipe.parse(PLAN)))
                .isInstanceOf(BadLogException.class)
                .hasMessageContaining("view 'shown' has no column 'user'")
                .hasMessageContaining("the key of behavior 'anywhere'");
    }

    @Test
    void everyEligiblePredecessorOfTheOrdinaryKeyMayBeCredited(TestLog duck) throws Exception {
        duck.table("shown", SHOWN + "r1,i1,u1,2026-01-10T10:00:00Z\nr1,i1,u1,2026-01-10T11:00:00Z\n");
        duck.table("done", DONE + "r1,i1,u1,cart,2026-01-10T12:00:00Z\n");
        LogPlan plan = LogRecipe.parse(PLAN.replace("here: {", "here: {credit: every, "));

        Attribution.Outcome outcome = duck.attribute(plan);

        assertThat(duck.rows("SELECT l0 FROM prep.labelled")).containsExactly("1", "1");
        assertThat(outcome.behaviors()).containsEntry("here", new EventCounts(1, 1, Map.of()));
    }

    @Test
    void plansThatCannotBeFollowedCannotBeMade() {
        for (String wrong : List.of("credit: last", "until: here", "follows: here")) {
            assertThatThrownBy(() -> rules("item], window: 3d", "item], window: 3d, " + wrong))
                    .hasMessageContaining("behavior 'anywhere' has a key of its own, [user, item]: expected a window");
        }
        assertThatThrownBy(() -> rules("item], window: 3d", "item]"))
                .hasMessageContaining("expected a window, credit every");
        assertThatThrownBy(() -> rules("quality:", "  pay: {events: [pay], follows: anywhere}\nquality:"))
                .hasMessageContaining("'pay' follows 'anywhere'")
                .hasMessageContaining("credited to one impression each");
    }

    private static List<LabelRule> rules(String from, String to) {
        return LabelRule.of(LogRecipe.parse(PLAN.replace(from, to)));
    }
}
