/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.junit.jupiter.api.Test;

class RequestSpeedTest {

    private static final SpeedOptions OPTIONS = new SpeedOptions(23, 2300, 2, List.of(8, 4), 64, 2, 2, 3, 5);

    /** No claim about speed; a clock that ticks a millisecond at every look makes the figures exact. */
    @Test
    void ratesFollowFromTheClock() {
        AtomicLong nanos = new AtomicLong();

        RequestSpeed.Result result = new RequestSpeed(
                        OPTIONS, TowerLibrary.fastest(Precision.FLOAT32), () -> nanos.addAndGet(1_000_000))
                .run(8);

        assertThat(result)
                .isEqualTo(new RequestSpeed.Result(8, 5 * 64 / 0.001, 5 * 64 / 0.001, 800 / 0.001, 800 / 0.001));
    }

    @Test
    void candidatesOfARequestAgreeInFifteenFieldsOf23() {
        SpeedData data = new SpeedData(OPTIONS);
        SampleBatch batch = data.batches(64, 8, 1).get(0);

        assertThat(data.requestFields()).hasSize(15).contains("field14");
        for (int f = 0; f < 23; f++) {
            long distinct = java.util.Arrays.stream(batch.indexed[f].values)
                    .limit(8)
                    .distinct()
                    .count();
            if (f < 15) {
                assertThat(distinct).isEqualTo(1);
            } else {
                assertThat(distinct).isGreaterThan(1);
            }
        }
    }
}
