/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.EventPlan;
import org.entirespace.data.plan.ImpressionPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.QualityPlan;
import org.entirespace.data.plan.SplitPlan;
import org.junit.jupiter.api.Test;

class RecordsTest {

    @Test
    void theBaseRateIsOverObservedLabelsOnly() {
        assertThat(LabelCounts.of(1, 3, 96).baseRate()).isEqualTo(0.25);
        assertThatThrownBy(() -> new LabelCounts(1, 3, 96, 0.01)).hasMessageContaining("expected 0.25");
        assertThatThrownBy(() -> LabelCounts.of(-1, 3, 0)).hasMessageContaining("expected ≥ 0");
    }

    @Test
    void noEventMayBeLost() {
        assertThatThrownBy(() -> new EventCounts(10, 7, Map.of("after_window", 2L)))
                .hasMessageContaining("expected the second and third to add up to the first");
    }

    @Test
    void labelsMustSpeakOfTheRowsOfTheirSplit() {
        assertThatThrownBy(() -> new SplitSummary(Split.TRAIN, 0, Map.of("click", LabelCounts.of(1, 0, 0)), null, null))
                .hasMessageContaining("behavior 'click': labels of 1 rows; expected 0");
    }

    @Test
    void onlyRejectedRowsHaveNoSplit() {
        FileSeal seal = new FileSeal("x.csv", 1, "0".repeat(64));
        assertThatThrownBy(() -> new SampleFile(null, FileRole.COLUMNS, seal)).hasMessageContaining("'x.csv'");
        assertThatThrownBy(() -> new SampleFile(Split.TEST, FileRole.REJECTED, seal))
                .hasMessageContaining("'x.csv'");
    }

    @Test
    void plansThatDifferInOneRuleOrInOrderHaveOtherFingerprints() {
        String one = PlanFingerprint.of(plan("30m", "click", "micro"));

        assertThat(one).matches("[0-9a-f]{64}").isEqualTo(PlanFingerprint.of(plan("30m", "click", "micro")));
        assertThat(PlanFingerprint.of(plan("31m", "click", "micro"))).isNotEqualTo(one);
        assertThat(PlanFingerprint.of(plan("30m", "micro", "click"))).isNotEqualTo(one);
    }

    @Test
    void anIdMakesAnotherPlanAndNoneLeavesTheFingerprintOfPlansThatKnewNone() {
        LogPlan without = plan("30m", "click");

        assertThat(PlanFingerprint.of(withId(without, "number")))
                .isNotEqualTo(PlanFingerprint.of(without))
                .isNotEqualTo(PlanFingerprint.of(withId(without, "other")));
        assertThat(SampleJson.MAPPER.writeValueAsString(without)).doesNotContain("\"id\"");
    }

    private static LogPlan withId(LogPlan plan, String id) {
        return new LogPlan(
                plan.sources(),
                plan.views(),
                new ImpressionPlan("impressions", List.of("user"), "time", null, null, null, null, id, null),
                plan.events(),
                plan.behaviors(),
                plan.history(),
                plan.fields(),
                plan.split(),
                plan.quality());
    }

    private static LogPlan plan(String window, String... behaviors) {
        Map<String, BehaviorPlan> rules = new LinkedHashMap<>();
        for (String behavior : behaviors) {
            rules.put(behavior, new BehaviorPlan(List.of(behavior), null, null, null, window, null, null, null));
        }
        return new LogPlan(
                Map.of(),
                Map.of(),
                new ImpressionPlan("impressions", List.of("user"), "time", null, null, null, null, null, null),
                new EventPlan("events", List.of("user"), "time", null, null, "type"),
                rules,
                Map.of(),
                Map.of(),
                new SplitPlan(null, null, null, null, 0.1, 0.1, null),
                new QualityPlan(null, null));
    }
}
