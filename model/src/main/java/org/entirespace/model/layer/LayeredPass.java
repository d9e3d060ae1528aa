/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import org.entirespace.model.tower.ArrayGradient;
import org.entirespace.model.tower.DenseWatch;
import org.entirespace.model.tower.RowRuns;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.jspecify.annotations.Nullable;

/** A pass through the layers of a plan. */
final class LayeredPass implements TowerPass {

    private final LayeredTowers towers;
    private final List<Layer> layers;
    private final List<Gauge> gauges;
    private final Tape tape;
    private @Nullable RowRuns runs; // of the last forward pass; null where it had none
    private @Nullable DenseWatch watch; // null where no one watches

    LayeredPass(LayeredTowers towers) {
        this.towers = towers;
        layers = towers.plan.layers();
        gauges = towers.plan.gauges();
        tape = new Tape(towers.plan, towers.products, towers.capacity(), towers.trains);
    }

    @Override
    public void forward(float[] input, int rows, float[] logits) {
        runs = null;
        tape.forward(input, rows, logits, towers.parameters());
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).forward(tape);
        }
        if (watch != null) {
            for (int g = 0; g < gauges.size(); g++) {
                gauges.get(g).measure(tape, watch, g);
            }
        }
    }

    @Override
    public void forward(float[] input, RowRuns of, float[] logits) {
        of.spread(input, inputs());
        forward(input, of.rows(), logits);
        runs = of;
    }

    @Override
    public void backward(float[] logitGradients, float[] inputGradients) {
        requireTraining();
        tape.backward(logitGradients, inputGradients);
        for (int l = layers.size() - 1; l >= 0; l--) {
            layers.get(l).backward(tape);
        }
        RowRuns of = runs;
        if (of != null) {
            of.collect(inputGradients, inputs());
        }
    }

    @Override
    public void begin(TowerGradient sum, long seed) {
        requireTraining();
        tape.begin(ArrayGradient.begun(sum), seed);
    }

    @Override
    public void watch(DenseWatch newWatch) {
        watch = newWatch;
    }

    private int inputs() {
        return towers.plan.nodes().get(Tape.INPUT);
    }

    private void requireTraining() {
        if (!tape.trains) {
            throw new IllegalStateException("a pass that only scores has no gradients");
        }
    }
}
