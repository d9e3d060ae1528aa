/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.sample.Label;
import org.entirespace.model.calibration.LevelFit.Level;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;

/** ESMM, whose p(purchase) is the product of two heads. */
class LevelFitTest {

    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.esmm());
    private static final int ROWS = 60_000;
    private static final double SHIFT = 1.5;

    private final float[] logits = new float[2 * ROWS]; // (rows, heads click and purchase|click)
    private final byte[][] labels = new byte[2][ROWS];

    /**
     * Users who click often buy often too; the head of the click knows nothing of that, the other does. So both are right on the whole
     * where their conditions hold, and their product is not.
     */
    private SeenSamples samples() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ROWS; i++) {
            double keenness = random.nextGaussian();
            boolean click = random.nextDouble() < rate(-1 + keenness);
            boolean purchase = click && random.nextDouble() < rate(-2 + keenness);
            labels[0][i] = (click ? Label.POSITIVE : Label.NEGATIVE).code();
            labels[1][i] = (purchase ? Label.POSITIVE : Label.NEGATIVE).code();
            logits[2 * i] = (float) (-0.8 + SHIFT); // the head learned on a share of the negatives
            logits[2 * i + 1] = (float) (-2 + keenness);
        }
        for (int i = 0; i < ROWS; i += 10) {
            labels[1][i] = Label.UNOBSERVED.code(); // too young to be known
        }
        SeenSamples samples = new SeenSamples(GRAPH);
        for (int from = 0; from < ROWS; from += 1_000) {
            float[] block = java.util.Arrays.copyOfRange(logits, 2 * from, 2 * (from + 1_000));
            samples.add(block, labels, from, from + 1_000);
        }
        return samples;
    }

    private static double rate(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static LevelFit fit(int least) {
        return new LevelFit(GRAPH, new Readout(Map.of("click", SHIFT), false), least, Workers.alone());
    }

    /** The sum of a product of rates over the positives, told by hand. */
    private double byHand(Map<String, CalibrationMap> maps, int behavior) {
        double sum = 0;
        int positives = 0;
        CalibrationMap none = CalibrationMap.identity();
        for (int i = 0; i < ROWS; i++) {
            if (labels[behavior][i] != Label.UNOBSERVED.code()) {
                double p = rate(maps.getOrDefault("click", none).line().at(logits[2 * i] - SHIFT));
                if (behavior == 1) {
                    p *= rate(maps.getOrDefault("purchase|click", none).line().at(logits[2 * i + 1]));
                }
                sum += p;
                positives += labels[behavior][i] == Label.POSITIVE.code() ? 1 : 0;
            }
        }
        return sum / positives;
    }

    @Test
    void levelsAreRightWhereRightHeadsAreNotEnough() {
        SeenSamples samples = samples();

        LevelFit.Result result = fit(20).fit(Map.of(), samples);

        assertThat(result.levels()).extracting(Level::behavior).containsExactly("click", "purchase");
        Level purchase = result.levels().get(1);
        assertThat(purchase.samples()).isEqualTo(ROWS - ROWS / 10);
        assertThat(purchase.byHeads())
                .as("buyers click more than the product knows")
                .isLessThan(0.85);
        assertThat(purchase.byHeads()).isCloseTo(byHand(Map.of(), 1), within(3e-6));
        for (int b = 0; b < 2; b++) {
            assertThat(result.levels().get(b).isLevelled()).isTrue();
            assertThat(result.levels().get(b).after()).isCloseTo(1, within(3e-6));
            assertThat(byHand(result.maps(), b)).isCloseTo(1, within(3e-6));
        }
    }

    @Test
    void levelsAreLaidOnTheMapsOfHeadsAndTheOrderWithinAHeadStays() {
        CalibrationMap bent = new CalibrationMap(List.of(-3.0, 0.0), List.of(-2.0, 1.0), 0.5);

        LevelFit.Result result = fit(20).fit(Map.of("purchase|click", bent), samples());

        CalibrationMap laid = result.maps().getOrDefault("purchase|click", CalibrationMap.identity());
        double raise = laid.line().at(0.3) - bent.line().at(0.3);
        for (double z = -5; z < 5; z += 0.5) {
            assertThat(laid.line().at(z) - bent.line().at(z)).isCloseTo(raise, within(1e-12));
        }
        assertThat(result.levels().get(1).asTrained())
                .isNotEqualTo(result.levels().get(1).byHeads());
        assertThat(byHand(result.maps(), 1)).isCloseTo(1, within(3e-6));
    }

    @Test
    void aBehaviourThatHappenedTooSeldomStaysAsItIs() {
        SeenSamples samples = samples();
        int purchases = samples.count("purchase").positives();

        LevelFit.Result result = fit(purchases + 1).fit(Map.of(), samples);

        assertThat(result.levels().get(1).isLevelled()).isFalse();
        assertThat(result.levels().get(1).positives()).isEqualTo(purchases);
        assertThat(result.maps()).containsOnlyKeys("click");
        assertThat(fit(purchases).fit(Map.of(), samples).maps()).containsKey("purchase|click");
    }
}
