/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.Towers;
import org.junit.jupiter.api.Test;

/** How strongly terms pull at the input row, against central differences of the slow twin. */
class TermNormsTest {

    private static final int ROWS = 60;
    private static final float STEP = 1 / 256f;

    private static final Schema NUMBERS =
            new Schema(List.of(TinyNetworks.number("a"), TinyNetworks.number("b"), TinyNetworks.number("c")));

    private final CompiledGraph esm2 = CompiledGraph.of(GraphCatalog.esm2());
    private final Network network = new Network(NUMBERS, esm2, new NetworkOptions(1, Map.of(), List.of(6), 0), 3);
    private final TowerEngine engine = TowerLibrary.fastest(Precision.FLOAT32);

    private Towers towers() {
        Towers towers = network.shape().towers(engine, ROWS, true);
        towers.load(network.dense());
        return towers;
    }

    private static SampleBatch batch() {
        var random = new SplittableRandom(5);
        SampleBatch batch = TinyBatches.empty(NUMBERS, ROWS, 3);
        for (int i = 0; i < ROWS; i++) {
            for (float[] column : batch.numeric) {
                column[i] = random.nextInt(-512, 512) / 256f;
            }
            boolean clicked = random.nextInt(2) == 0;
            batch.labels[0][i] = (byte) (clicked ? 1 : 0);
            batch.labels[1][i] = (byte) (clicked ? random.nextInt(2) : 0);
            batch.labels[2][i] = (byte) (clicked ? random.nextInt(3) - 1 : 0);
        }
        return batch;
    }

    @Test
    void normsAreThoseOfTheSlopesInTheInput() {
        List<LossTerm> terms = List.of(
                new LossTerm(Quantity.marginal("click"), 1),
                new LossTerm(Quantity.marginal("action"), 0.5),
                new LossTerm(Quantity.conditional("purchase", "click"), 2),
                new LossTerm(Quantity.marginal("purchase"), 0));
        Objective objective = Objective.of(esm2, terms);
        SampleBatch batch = batch();

        double[] norms = new TermNorms(network, objective, towers()).of(batch, 1);

        NetworkTwin twin = NetworkTwin.of(network, terms);
        TwinParameters parameters = TwinParameters.of(network);
        double[] squares = new double[terms.size()];
        for (float[] column : batch.numeric) {
            for (int i = 0; i < ROWS; i++) {
                float kept = column[i];
                column[i] = kept + STEP;
                double[] above = twin.losses(parameters, batch);
                column[i] = kept - STEP;
                double[] below = twin.losses(parameters, batch);
                column[i] = kept;
                for (int t = 0; t < squares.length; t++) {
                    squares[t] += Math.pow((above[t] - below[t]) / (2 * STEP), 2);
                }
            }
        }
        for (int t = 0; t < squares.length; t++) {
            double expected = terms.get(t).weight() * Math.sqrt(squares[t]);
            assertThat(norms[t]).as(objective.names().get(t)).isCloseTo(expected, within(0.02 * expected + 1e-9));
        }
        assertThat(norms[3]).as("a term of weight zero does not pull").isZero();
        assertThat(norms[2]).isPositive();
    }

    @Test
    void aTermWithoutObservedSamplesDoesNotPull() {
        SampleBatch batch = batch();
        java.util.Arrays.fill(batch.labels[2], (byte) -1);
        Objective objective = Objective.of(esm2, esm2.entireSpaceLoss(Map.of()));

        double[] norms = new TermNorms(network, objective, towers()).of(batch, 1);

        assertThat(norms[2]).isZero();
        assertThat(norms[0]).isPositive();
    }
}
