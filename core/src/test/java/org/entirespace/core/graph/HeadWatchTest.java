/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeadWatchTest {

    private static final CompiledGraph ESM2 = CompiledGraph.of(GraphCatalog.esm2());

    /** Columns click, action, purchase; -1 is unobserved. */
    private static final byte[][] LABELS = {
        {1, 1, 1, 0, -1, 1},
        {1, 0, 1, 0, 1, -1},
        {1, 0, 0, 0, 1, 1},
    };

    @Test
    void aHeadIsWatchedWhereItsConditionsAreKnownToHold() {
        HeadWatch watch = new HeadWatch(ESM2);
        watch.add(new float[6 * 4], 4, LABELS, 0, 6);

        List<HeadState> states = watch.states();

        assertThat(states)
                .extracting(HeadState::head)
                .containsExactly("click", "action|click", "purchase|click,action", "purchase|click,!action");
        assertThat(states).extracting(HeadState::samples).containsExactly(5L, 3L, 2L, 1L);
        assertThat(states).extracting(HeadState::positives).containsExactly(4L, 2L, 1L, 0L);
        assertThat(states).extracting(HeadState::observedRate).containsExactly(0.8, 2 / 3.0, 0.5, 0.0);
        assertThat(states).allSatisfy(state -> {
            assertThat(state.mean()).isEqualTo(0.5);
            assertThat(state.deviation()).isZero();
        });
    }

    @Test
    void whatScoringTakesOffALogitIsTakenOffHereToo() {
        double shift = Math.log(3);
        HeadWatch watch = new HeadWatch(ESM2, new Readout(Map.of("action|click", shift), false));
        watch.add(new float[6 * 4], 4, LABELS, 0, 6);

        assertThat(watch.states().get(1).mean()).isCloseTo(0.25, within(1e-7));
        assertThat(watch.states().get(0).mean()).isEqualTo(0.5);
    }

    @Test
    void meanAndDeviationEqualThoseOfTheRatesAndPartsAddUp() {
        var random = new SplittableRandom(1);
        int rows = 500;
        byte[][] labels = new byte[3][rows];
        float[] logits = new float[rows * 4];
        for (int i = 0; i < rows; i++) {
            labels[0][i] = 1;
            for (int h = 0; h < 4; h++) {
                logits[i * 4 + h] = (float) random.nextDouble(-4, 4);
            }
        }
        HeadWatch whole = new HeadWatch(ESM2);
        whole.add(logits, 4, labels, 0, rows);
        HeadWatch first = new HeadWatch(ESM2);
        first.add(logits, 4, labels, 0, 200);
        HeadWatch second = new HeadWatch(ESM2);
        second.add(java.util.Arrays.copyOfRange(logits, 200 * 4, rows * 4), 4, labels, 200, rows);
        first.add(second);

        double[] rates = new double[rows];
        java.util.Arrays.setAll(rates, i -> 1 / (1 + Math.exp(-logits[i * 4 + 1])));
        double mean = java.util.Arrays.stream(rates).average().orElseThrow();
        double variance = java.util.Arrays.stream(rates)
                .map(rate -> (rate - mean) * (rate - mean))
                .average()
                .orElseThrow();
        HeadState action = whole.states().get(1);
        assertThat(action.mean()).isCloseTo(mean, within(1e-12));
        assertThat(action.deviation()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(first.states().get(1).mean()).isCloseTo(mean, within(1e-12));
        assertThat(first.states().get(1).samples()).isEqualTo(rows);
    }

    @Test
    void whatTheReadoutTakesOffALogitIsNoPartOfTheRate() {
        Readout readout = new Readout(Map.of("action|click", Math.log(3)), false);
        HeadWatch watch = new HeadWatch(ESM2, readout);
        watch.add(new float[6 * 4], 4, LABELS, 0, 6);

        assertThat(watch.states().get(0).mean()).isEqualTo(0.5);
        assertThat(watch.states().get(1).mean()).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void withoutSamplesEverythingIsZero() {
        assertThat(new HeadWatch(ESM2).states()).allSatisfy(state -> {
            assertThat(state.samples()).isZero();
            assertThat(state.mean() + state.deviation() + state.observedRate()).isZero();
        });
    }
}
