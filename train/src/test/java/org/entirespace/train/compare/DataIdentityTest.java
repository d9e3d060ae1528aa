/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.QualityPlan;
import org.entirespace.data.plan.SplitPlan;
import org.entirespace.data.world.FreshTraffic;
import org.junit.jupiter.api.Test;

class DataIdentityTest {

    private static final FreshTraffic TRAFFIC = new FreshTraffic(1, 2, 3);

    private final LogPlan plan = SmallExperiment.recipe().log();

    DataIdentityTest() throws Exception {}

    private static LogPlan with(LogPlan plan, SplitPlan split, QualityPlan quality) {
        return new LogPlan(
                plan.sources(),
                plan.views(),
                plan.impressions(),
                plan.events(),
                plan.behaviors(),
                plan.history(),
                plan.fields(),
                split,
                quality);
    }

    private static LogPlan online(LogPlan plan) {
        return new DataIdentity(plan, SmallExperiment.world(), null, null)
                .with(TRAFFIC)
                .plan();
    }

    @Test
    void aPlanThatNamesItsTimesStaysAsItIs() {
        assertThat(online(plan)).isEqualTo(plan);
    }

    @Test
    void aSplitByHashIsGivenTheDayAfterTheLogAsTest() {
        SplitPlan byHash = new SplitPlan(null, null, null, List.of("user_id"), 0.1, 0.2, null);
        SplitPlan later = new SplitPlan(null, null, "2026-01-15T00:00:00Z", List.of("user_id"), 0.1, 0.2, null);

        assertThat(online(with(plan, byHash, plan.quality()))).isEqualTo(with(plan, later, plan.quality()));
    }

    @Test
    void candidatesDoNotMoveTheEndOfTheLog() {
        assertThat(online(with(plan, plan.split(), new QualityPlan(0.1, null))))
                .isEqualTo(with(plan, plan.split(), new QualityPlan(0.1, "2026-01-23T00:00:00Z")));
    }

    @Test
    void samplesWithCandidatesAreNoneOfThoseWithout() {
        DataIdentity plain = new DataIdentity(plan, SmallExperiment.world(), null, null);

        assertThat(plain.with(TRAFFIC).text()).isNotEqualTo(plain.text());
        assertThat(plain.with(TRAFFIC).text())
                .isNotEqualTo(plain.with(new FreshTraffic(1, 2, 4)).text());
    }

    @Test
    void aRealLogHasNoFreshTraffic() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataIdentity(plan, null, "shop", null).with(TRAFFIC))
                .withMessage("the log in shop with fresh traffic; expected a world");
    }
}
