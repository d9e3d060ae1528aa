/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.recipe.EarlyStopping;
import org.entirespace.train.recipe.StoppingMetric;
import org.junit.jupiter.api.Test;

class BestEpochTest {

    @Test
    void higherIsBetterForAuc() {
        BestEpoch best = watching(StoppingMetric.AUC);

        assertThat(best.offer(1, OptionalDouble.of(0.6))).isTrue();
        assertThat(best.offer(2, OptionalDouble.of(0.6))).isFalse();
        assertThat(best.offer(3, OptionalDouble.of(0.7))).isTrue();
        assertThat(best.epoch()).isEqualTo(3);
    }

    @Test
    void lowerIsBetterForLogLoss() {
        BestEpoch best = watching(StoppingMetric.LOG_LOSS);

        assertThat(best.offer(1, OptionalDouble.of(0.6))).isTrue();
        assertThat(best.offer(2, OptionalDouble.of(0.5))).isTrue();
        assertThat(best.offer(3, OptionalDouble.of(0.55))).isFalse();
        assertThat(best.epoch()).isEqualTo(2);
    }

    @Test
    void patienceEndsAfterSoManyEpochsInARowWithoutABetterOne() {
        BestEpoch best = watching(StoppingMetric.AUC);
        best.offer(1, OptionalDouble.of(0.6));
        best.offer(2, OptionalDouble.of(0.5));
        assertThat(best.exhausted()).isFalse();
        best.offer(3, OptionalDouble.of(0.7));
        best.offer(4, OptionalDouble.of(0.5));
        assertThat(best.exhausted()).isFalse();
        best.offer(5, OptionalDouble.of(0.5));

        assertThat(best.exhausted()).isTrue();
    }

    @Test
    void withNothingToCompareTheLastEpochIsKept() {
        BestEpoch best = watching(StoppingMetric.AUC);

        assertThat(best.offer(1, OptionalDouble.empty())).isTrue();
        assertThat(best.offer(2, OptionalDouble.empty())).isTrue();
        assertThat(best.epoch()).isEqualTo(2);
    }

    @Test
    void anUndefinedCriterionNeverBeatsADefinedOne() {
        BestEpoch best = watching(StoppingMetric.LOG_LOSS);
        best.offer(1, OptionalDouble.of(0.9));

        assertThat(best.offer(2, OptionalDouble.empty())).isFalse();
    }

    private static BestEpoch watching(StoppingMetric metric) {
        return new BestEpoch(new EarlyStopping(metric, Quantity.marginal("purchase"), 2));
    }
}
