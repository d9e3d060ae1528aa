/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entirespace.core.graph.HeadState;
import org.junit.jupiter.api.Test;

class HeadAlarmTest {

    private final HeadAlarm alarm = new HeadAlarm(5);

    @Test
    void aHealthyHeadIsSilentUpToTheFactor() {
        assertThat(alarm.of(List.of(
                        new HeadState("a", 1000, 100, 0.1, 0.05),
                        new HeadState("b", 1000, 100, 0.499, 0.05),
                        new HeadState("c", 1000, 100, 0.0201, 0.01))))
                .isEmpty();
    }

    @Test
    void aHeadThatDriftsEitherWayIsNamedWithBothRates() {
        assertThat(alarm.of(List.of(
                        new HeadState("high", 1000, 100, 0.51, 0.05), new HeadState("low", 1000, 100, 0.019, 0.01))))
                .containsExactly(
                        "head 'high' predicts 0.5100 on average where 0.1000 was observed, beyond a factor of 5.00",
                        "head 'low' predicts 0.01900 on average where 0.1000 was observed, beyond a factor of 5.00");
    }

    @Test
    void aHeadThatPredictsOneNumberIsNamedHoweverGoodTheNumber() {
        assertThat(alarm.of(List.of(new HeadState("flat", 1000, 100, 0.1, 1e-7))))
                .containsExactly("head 'flat' predicts 0.1000 for all of its 1,000 samples, of which 100 are positive");
    }

    @Test
    void fewSamplesOrPositivesSayNothing() {
        assertThat(alarm.of(
                        List.of(new HeadState("few", 99, 50, 0.001, 0), new HeadState("rare", 100_000, 19, 0.1, 0.01))))
                .isEmpty();
    }
}
