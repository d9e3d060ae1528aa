/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.junit.jupiter.api.Test;

class TrainingSpeedTest {

    /** No claim about speed; a clock that ticks a millisecond at every look makes the figures exact. */
    @Test
    void aTinyRunReportsFinitePositiveFiguresThatFollowFromItsClock() {
        SpeedOptions options = new SpeedOptions(3, 100, 2, List.of(8, 4), 64, 2, 2, 3, 5);
        AtomicLong nanos = new AtomicLong();
        List<TowerEngine> engines =
                List.of(TowerLibrary.fastest(Precision.FLOAT32), TowerLibrary.over(MatrixLibrary.plainJava()));

        TrainingSpeed.Result result = new TrainingSpeed(options, engines, () -> nanos.addAndGet(1_000_000)).run();

        assertThat(result.engines())
                .extracting(TrainingSpeed.EngineSpeed::engine)
                .containsExactly(engines.get(0).description(), "Java");
        assertThat(result.engines()).allSatisfy(speed -> {
            assertThat(speed.samplesPerSecond()).isEqualTo(5 * 64 / 0.001);
            assertThat(speed.slowest()).isEqualTo(speed.samplesPerSecond());
            assertThat(speed.fastest()).isEqualTo(speed.samplesPerSecond());
            assertThat(speed.lastLoss()).isPositive().isFinite();
        });
        assertThat(result.productGigaflops()).isPositive().isFinite();
        // six towers 6-8-4-1 with biases; forward once and backward twice, two operations a weight
        assertThat(result.megaflopPerSample()).isEqualTo(6.0 * 6 * (7 * 8 + 9 * 4 + 5) / 1e6);
    }
}
