/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entirespace.data.plan.BehaviorPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels that are unions of other labels. */
@ExtendWith(SharedDuck.class)
class UnionTest {

    private static final String PLAN = """
            sources: {}
            views: {shown: "", done: ""}
            impressions: {view: shown, key: [item], time: time}
            events: {view: done, key: [item], time: time, type: type}
            behaviors:
              micro: {events: [picture], window: 1h}
              macro: {events: [cart], window: 1d}
              action: {any_of: [micro, macro]}
            quality: {observed_until: 2026-01-10}
            """;

    /** One impression at a time; whether a picture and the cart followed; labels of micro, macro and action. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, none,    0 0 0",
        "2026-01-01T00:00:00Z, picture, 1 0 1",
        "2026-01-01T00:00:00Z, cart,    0 1 1",
        "2026-01-09T22:00:00Z, none,    0 -1 -1",
        "2026-01-09T22:00:00Z, picture, 1 -1 -1",
        "2026-01-09T23:30:00Z, none,    -1 -1 -1"
    })
    void theUnionIsObservedWhereAllItsMembersAre(String shown, String act, String labels, TestLog duck)
            throws Exception {
        duck.table("shown", "item,time\n1," + shown + "\n");
        duck.table("done", "item,time,type\n1," + shown + "," + act + "\n");

        duck.attribute(LogRecipe.parse(PLAN));

        assertThat(duck.rows("SELECT l0, l1, l2 FROM prep.labelled")).containsExactly(labels);
    }

    /** Pictures follow every other impression, whenever it was shown, so the rate of observed labels is one half everywhere. */
    @Test
    void theEndOfTheLogDoesNotRaiseTheRate(TestLog duck) throws Exception {
        StringBuilder shown = new StringBuilder("item,time\n");
        StringBuilder done = new StringBuilder("item,time,type\n");
        for (int i = 0; i < 48; i++) {
            String row = i + ",2026-01-0" + (8 + i / 24) + "T" + String.format(java.util.Locale.ROOT, "%02d", i % 24)
                    + ":00:00Z";
            shown.append(row).append('\n');
            done.append(i % 2 == 0 ? row + ",picture\n" : "");
        }
        duck.table("shown", shown.toString());
        duck.table("done", done.toString());

        duck.attribute(LogRecipe.parse(PLAN));

        assertThat(duck.rows("SELECT l2, count(*) FROM prep.labelled GROUP BY l2"))
                .containsExactly("-1 23", "0 12", "1 13");
    }

    @Test
    void plansThatCannotBeFollowedCannotBeMade() {
        assertThatThrownBy(() -> new BehaviorPlan(null, null, null, null, null, null, null, null))
                .hasMessageContaining("expected one of them");
        assertThatThrownBy(() -> new BehaviorPlan(List.of("a"), List.of("b"), null, null, null, null, null, null))
                .hasMessageContaining("expected one of them");
        assertThatThrownBy(() -> rules("micro: {events: [picture], window: 1h}", "micro: {any_of: [macro]}"))
                .hasMessageContaining("'micro' is any of 'macro': expected one of [], which stand before it");
        assertThatThrownBy(() -> rules("quality:", "  pay: {events: [pay], follows: action}\nquality:"))
                .hasMessageContaining(
                        "'pay' follows 'action': expected impression or a behavior that stands before it");
        assertThatThrownBy(() -> rules("quality:", "  pay: {events: [pay], until: action}\nquality:"))
                .hasMessageContaining("'pay' until 'action': expected a behavior with events");
        assertThatThrownBy(() -> rules("[micro, macro]", "[]")).hasMessageContaining("a union of nothing");
    }

    private static List<LabelRule> rules(String from, String to) {
        return LabelRule.of(LogRecipe.parse(PLAN.replace(from, to)));
    }
}
