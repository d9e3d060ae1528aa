/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.DenseWatch;
import org.junit.jupiter.api.Test;

class GaugeTest {

    private static final List<String> HEADS = List.of("click", "purchase|click");

    @Test
    void theEntropyOfAGateIsOneWhereAllWeighTheSameAndNearZeroWhereOneHasAllTheWeight() {
        GateEntropy gauge = new GateEntropy("", List.of(1), new Span(Tape.INPUT, 1, 3));

        assertThat(measure(gauge, 9, 1 / 3f, 1 / 3f, 1 / 3f)).isCloseTo(1, within(1e-6));
        assertThat(measure(gauge, 9, 1, 0, 0)).isZero();
        assertThat(measure(gauge, 9, 0.5f, 0.5f, 0)).isCloseTo(Math.log(2) / Math.log(3), within(1e-6));
        assertThat(gauge.name(HEADS)).isEqualTo("gate.purchase|click.entropy");
    }

    @Test
    void aGateIsNamedByItsHeadsOrAsShared() {
        Span gate = new Span(Tape.INPUT, 0, 2);

        assertThat(new GateEntropy("level 2.", List.of(0, 1), gate).name(HEADS))
                .isEqualTo("level 2.gate.click+purchase|click.entropy");
        assertThat(new GateEntropy("", List.of(), gate).name(HEADS)).isEqualTo("gate.shared.entropy");
    }

    @Test
    void similarityIsTheMeanCosineOverThePairsOfExperts() {
        ExpertSimilarity gauge = new ExpertSimilarity(
                "", List.of(new Span(Tape.INPUT, 0, 2), new Span(Tape.INPUT, 2, 2), new Span(Tape.INPUT, 4, 2)));

        assertThat(measure(gauge, 1, 2, 2, 4, 3, 6)).isCloseTo(1, within(1e-6));
        assertThat(measure(gauge, 1, 0, 0, 5, 1, 1)).isCloseTo((0 + 2 * Math.sqrt(0.5)) / 3, within(1e-6));
        assertThat(measure(gauge, 1, 0, -2, 0, 0, 0)).isCloseTo(-1 / 3.0, within(1e-6));
    }

    @Test
    void aWatchOfNoRowsSaysZeroAndWatchesAddUp() {
        DenseWatch one = new DenseWatch(2);
        DenseWatch two = new DenseWatch(2);
        assertThat(one.mean(0)).isZero();

        one.add(0, 0.25);
        two.add(0, 0.5);
        two.add(0, 0.75);
        two.add(1, -1);
        two.add(1, Double.NaN);
        one.add(two);

        assertThat(one.mean(0)).isEqualTo(0.5);
        assertThat(one.mean(1)).isEqualTo(-1);
    }

    @Test
    void theOrderOfTheRowsDoesNotChangeABit() {
        double[] values = {0.1, 0.7, 1e-9, 0.333, -0.9};
        DenseWatch up = new DenseWatch(1);
        DenseWatch down = new DenseWatch(1);
        for (int i = 0; i < values.length; i++) {
            up.add(0, values[i]);
            down.add(0, values[values.length - 1 - i]);
        }
        assertThat(up.mean(0)).isEqualTo(down.mean(0)).isCloseTo(0.0466, within(1e-8));
    }

    /** The mean over two rows: one of these numbers, and the same again. */
    private static double measure(Gauge gauge, float... row) {
        Blueprint blueprint = new Blueprint(row.length, 1);
        blueprint.reserve(1);
        float[] twice = new float[2 * row.length];
        System.arraycopy(row, 0, twice, 0, row.length);
        System.arraycopy(row, 0, twice, row.length, row.length);
        Tape tape = new Tape(blueprint.plan(), MatrixLibrary.plainJava(), 2, false);
        tape.forward(twice, 2, new float[2], new float[1]);
        DenseWatch watch = new DenseWatch(1);
        gauge.measure(tape, watch, 0);
        return watch.mean(0);
    }
}
