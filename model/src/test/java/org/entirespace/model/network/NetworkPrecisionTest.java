/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.Engines;
import org.entirespace.model.tower.TowerEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Training in bfloat16: as deterministic as in floats, and the losses of floats. */
class NetworkPrecisionTest {

    private static final BehaviorGraph HM3 = GraphCatalog.hm3();

    private final Optional<TowerEngine> engine = Engines.bfloat16();
    private final List<SampleBatch> batches = IntStream.range(0, 200)
            .mapToObj(step -> TinyBatches.random(TinyNetworks.schema(), 64, 4, new SplittableRandom(step % 5)))
            .toList();

    @BeforeEach
    void needsAProcessorWithBfloat16() {
        assumeTrue(engine.isPresent(), "this processor has no bfloat16 instructions");
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() {
        int[] alone = Bits.of(training(1).run(batches).network());

        assertThat(Bits.of(training(3).run(batches).network())).isEqualTo(alone);
    }

    @Test
    void itRoundsOtherwiseThanFloatsAndLearnsTheSame() {
        Training.Outcome floats = new Training(HM3, 1, 64, 4, 2).run(batches);
        Training.Outcome halves = training(2).run(batches);

        assertThat(Bits.of(halves.network())).isNotEqualTo(Bits.of(floats.network()));
        for (int t = 0; t < 4; t++) {
            assertThat(halves.loss().mean(t)).isCloseTo(floats.loss().mean(t), within(0.02));
        }
    }

    private Training training(int threads) {
        return new Training(HM3, 1, 64, 4, threads, engine.orElseThrow());
    }
}
