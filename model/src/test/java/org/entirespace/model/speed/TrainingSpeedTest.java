/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entirespace.model.matrix.MatrixLibrary;
import org.junit.jupiter.api.Test;

class TrainingSpeedTest {

    /** No claim about speed; a clock that ticks a millisecond at every look makes the figures exact. */
    @Test
    void aTinyRunReportsFinitePositiveFiguresThatFollowFromItsClock() {
        SpeedOptions options = new SpeedOptions(3, 100, 2, List.of(8, 4), 64, 2, 2, 3, 5);
        AtomicLong nanos = new AtomicLong();

        TrainingSpeed.Result result =
                new TrainingSpeed(options, MatrixLibrary.fastest(), () -> nanos.addAndGet(1_000_000)).run();

        assertThat(result.samplesPerSecond()).isEqualTo(5 * 64 / 0.001);
        assertThat(result.slowest()).isEqualTo(result.samplesPerSecond());
        assertThat(result.fastest()).isEqualTo(result.samplesPerSecond());
        assertThat(result.productGigaflops()).isPositive().isFinite();
        assertThat(result.lastLoss()).isPositive().isFinite();
        // six towers 6-8-4-1 with biases; forward once and backward twice, two operations a weight
        assertThat(result.megaflopPerSample()).isEqualTo(6.0 * 6 * (7 * 8 + 9 * 4 + 5) / 1e6);
    }
}
