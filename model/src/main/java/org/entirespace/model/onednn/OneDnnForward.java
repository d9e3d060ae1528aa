/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.TowerShape;

/** The forward half of a pass, with its memory. */
final class OneDnnForward {

    private final OneDnnTowers towers;
    private final List<OneDnnStep> steps = new ArrayList<>();
    private final NativeMemory logits; // (capacity, towers)

    final OneDnnRows input; // (capacity, inputs)
    final OneDnnLayers activations;

    OneDnnForward(OneDnnTowers towers) {
        this.towers = towers;
        TowerShape shape = towers.shape;
        input = new OneDnnRows(towers, shape.inputs());
        activations = new OneDnnLayers(towers);
        logits = NativeMemory.ofFloats(towers.capacity() * shape.towers());
        OneDnnSteps plan = new OneDnnSteps(towers.library);
        steps.add(plan.layer(
                input.rows(),
                towers.forward(0, 0),
                towers.bias(shape.biasOffset(0), shape.wideWidth(0)),
                activations.all(0)));
        for (int l = 1; l < shape.layers(); l++) {
            for (int t = 0; t < shape.towers(); t++) {
                steps.add(plan.layer(
                        activations.ofTower(l - 1, t),
                        towers.forward(l, t),
                        towers.bias(shape.biasOffset(l) + t * shape.width(l), shape.width(l)),
                        activations.ofTower(l, t)));
            }
        }
        steps.add(plan.head(
                activations.all(shape.layers() - 1),
                towers.headForward(),
                towers.bias(shape.headBiasOffset(), shape.towers()),
                towers.library.at(towers.rows(memory.data_type.f32, shape.towers()), logits.at(0))));
    }

    void run(float[] rows, int count, float[] result, stream queue) {
        input.put(rows, count, queue);
        OneDnnStep.run(steps, queue);
        logits.get(0, result, 0, count * towers.shape.towers());
    }
}
