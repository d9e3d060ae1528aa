/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.entirespace.model.kernel.FmaLoop;
import org.junit.jupiter.api.Test;

/** The arithmetic of the measurement, with a loop that computes nothing; the real one runs in a process of its own. */
class FmaPeakTest {

    private final AtomicLong now = new AtomicLong();

    private static FmaLoop loop(float mean) {
        return new FmaLoop() {
            @Override
            public long operations(int repeats) {
                return 24L * repeats;
            }

            @Override
            public float run(int repeats) {
                return mean;
            }

            @Override
            public String description() {
                return "nothing";
            }
        };
    }

    @Test
    void theBestRoundCountsOverAllThreads() {
        // two readings a round: the first takes 1 s, each further one a second more
        AtomicLong reading = new AtomicLong();
        FmaPeak peak =
                new FmaPeak(loop(2), 2, () -> now.getAndAdd(1_000_000_000L * (1 + reading.getAndIncrement() / 2)));

        assertThat(peak.gigaflops()).isEqualTo(24.0 * 20_000 * 500 * 2 / 1e9);
    }

    @Test
    void aWrongAnswerIsNoSpeed() {
        assertThatThrownBy(() -> new FmaPeak(loop(1.9f), 1, now::incrementAndGet).gigaflops())
                .hasMessageContaining("came to 1.9; expected 2");
    }
}
