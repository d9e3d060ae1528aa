/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums, means, weights and slices of the loss (invariant 13). */
class GraphLossBookkeepingTest {

    private static final int SAMPLES = 101;
    private static final int HEADS = 6;

    private final CompiledGraph hm3 = CompiledGraph.of(GraphCatalog.hm3());
    private final List<LossTerm> terms = LossRun.everyTerm(hm3);
    private final byte[][] labels = new byte[4][SAMPLES];
    private float[] logits = {};

    @BeforeEach
    void drawSamples() {
        var random = new SplittableRandom(13);
        logits = Seeds.logits(random, SAMPLES * HEADS, 3);
        for (byte[] column : labels) {
            for (int i = 0; i < SAMPLES; i++) {
                column[i] = (byte) (random.nextInt(3) - 1);
            }
        }
    }

    @Test
    void theTotalIsTheWeightedSumOfTheTermsMeansOverTheirObservedSamples() {
        LossRun run = LossRun.of(hm3, terms, logits, labels);

        double total = 0;
        for (int t = 0; t < terms.size(); t++) {
            LossRun alone = LossRun.of(hm3, List.of(new LossTerm(terms.get(t).quantity(), 1)), logits, labels);
            assertThat(alone.counts[0]).isEqualTo(run.counts[t]);
            assertThat(alone.lossSums[0]).isEqualTo(run.lossSums[t]);
            total += terms.get(t).weight() * alone.total;
        }
        assertThat(run.total).isCloseTo(total, within(1e-12));
    }

    @Test
    void countsAreTheObservedLabelsInsideEachTermsSpace() {
        LossRun run = LossRun.of(hm3, terms, logits, labels);

        for (int t = 0; t < terms.size(); t++) {
            Quantity quantity = terms.get(t).quantity();
            byte[] goal = labels[hm3.graph().indexOf(quantity.goal())];
            long expected = 0;
            for (int i = 0; i < SAMPLES; i++) {
                expected += goal[i] >= 0 && (quantity.space().isEntire() || labels[0][i] == 1) ? 1 : 0;
            }
            assertThat(run.counts[t]).as(quantity.key()).isEqualTo(expected).isPositive();
        }
    }

    @Test
    void doublingOneWeightDoublesThatTasksGradientOnly() {
        for (int doubled = 0; doubled < terms.size(); doubled++) {
            LossTerm term = terms.get(doubled);
            LossTerm twice = new LossTerm(term.quantity(), 2 * term.weight());
            LossTerm[] changed = terms.toArray(LossTerm[]::new);
            changed[doubled] = twice;

            float[] alone = LossRun.of(hm3, List.of(term), logits, labels).gradient;
            float[] aloneTwice = LossRun.of(hm3, List.of(twice), logits, labels).gradient;
            LossRun before = LossRun.of(hm3, terms, logits, labels);
            LossRun after = LossRun.of(hm3, Arrays.asList(changed), logits, labels);

            assertThat(after.lossSums).containsExactly(before.lossSums);
            for (int z = 0; z < alone.length; z++) {
                assertThat(aloneTwice[z]).isEqualTo(2 * alone[z]);
                assertThat(after.gradient[z] - before.gradient[z]).isCloseTo(alone[z], within(1e-8f));
            }
        }
    }

    @Test
    void theMeanDoesNotDependOnHowTheBatchIsCut() {
        LossRun whole = LossRun.of(hm3, terms, logits, labels);
        var loss = new GraphLoss(hm3, terms);
        for (int slice : new int[] {1, 7, 64, SAMPLES}) {
            long[] counts = new long[terms.size()];
            double[] sums = new double[terms.size()];
            float[] gradient = new float[logits.length];
            for (int from = 0; from < SAMPLES; from += slice) {
                loss.countInto(labels, from, Math.min(SAMPLES, from + slice), counts);
            }
            for (int from = 0; from < SAMPLES; from += slice) {
                int to = Math.min(SAMPLES, from + slice);
                float[] rows = Arrays.copyOfRange(logits, from * HEADS, to * HEADS);
                float[] ofRows = new float[rows.length];
                loss.backward(rows, labels, from, to, loss.scales(counts), sums, ofRows);
                System.arraycopy(ofRows, 0, gradient, from * HEADS, ofRows.length);
            }
            assertThat(counts).containsExactly(whole.counts);
            assertThat(sums).containsExactly(whole.lossSums);
            assertThat(gradient).containsExactly(whole.gradient);
        }
    }

    @Test
    void theMeanDoesNotDependOnTheBatchSize() {
        LossRun once = LossRun.of(hm3, terms, logits, labels);
        float[] logitsTwice = Arrays.copyOf(logits, 2 * logits.length);
        System.arraycopy(logits, 0, logitsTwice, logits.length, logits.length);
        byte[][] labelsTwice = new byte[4][];
        for (int b = 0; b < 4; b++) {
            labelsTwice[b] = Arrays.copyOf(labels[b], 2 * SAMPLES);
            System.arraycopy(labels[b], 0, labelsTwice[b], SAMPLES, SAMPLES);
        }

        LossRun twice = LossRun.of(hm3, terms, logitsTwice, labelsTwice);

        assertThat(twice.total).isCloseTo(once.total, within(1e-12));
        for (int z = 0; z < logits.length; z++) {
            // each copy of a sample bears half of its gradient; halving a float is exact
            assertThat(twice.gradient[z]).isEqualTo(once.gradient[z] / 2);
            assertThat(twice.gradient[z + logits.length]).isEqualTo(once.gradient[z] / 2);
        }
    }

    @Test
    void gradientsAreFilledAndLossSumsAddedTo() {
        var loss = new GraphLoss(hm3, hm3.entireSpaceLoss(Map.of()));
        LossRun run = LossRun.of(loss, logits, labels);
        double[] sums = {100, 200, 300, 400};
        float[] gradient = new float[logits.length];
        Arrays.fill(gradient, 7);

        loss.backward(logits, labels, 0, SAMPLES, loss.scales(run.counts), sums, gradient);

        assertThat(gradient).containsExactly(run.gradient);
        for (int t = 0; t < 4; t++) {
            assertThat(sums[t]).isCloseTo(100 * (t + 1) + run.lossSums[t], within(1e-10));
        }
    }
}
