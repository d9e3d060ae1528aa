/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.TowerShape;

/** The forward half of a pass through a group of towers, with its memory. */
final class OneDnnForward {

    private final OneDnnGroup group;
    private final OneDnnStep firstLayer;
    private final List<OneDnnStep> upwards = new ArrayList<>();
    private final NativeMemory logits; // (capacity, towers)
    private final float[] staged; // as logits

    final OneDnnLayers activations;

    OneDnnForward(OneDnnWeights weights, OneDnnFormat format, OneDnnRows input) {
        group = weights.group;
        TowerShape shape = weights.shape;
        activations = new OneDnnLayers(format, shape);
        logits = NativeMemory.ofFloats(Math.multiplyExact(format.capacity(), shape.towers()));
        staged = new float[format.capacity() * shape.towers()];
        OneDnnSteps plan = new OneDnnSteps(format.library());
        firstLayer = plan.layer(
                input.rows(),
                weights.forward(0, 0),
                weights.bias(shape.biasOffset(0), shape.wideWidth(0)),
                activations.all(0));
        for (int l = 1; l < shape.layers(); l++) {
            for (int t = 0; t < shape.towers(); t++) {
                upwards.add(plan.layer(
                        activations.ofTower(l - 1, t),
                        weights.forward(l, t),
                        weights.bias(shape.biasOffset(l) + t * shape.width(l), shape.width(l)),
                        activations.ofTower(l, t)));
            }
        }
        upwards.add(plan.head(
                activations.all(shape.layers() - 1),
                weights.headForward(),
                weights.bias(shape.headBiasOffset(), shape.towers()),
                format.library().at(format.floats(shape.towers()), logits.at(0))));
    }

    /** Takes the input's rows through the group; fills its columns of the logits, (rows, all towers). */
    void run(int rows, float[] ofAll, stream queue) {
        firstLayer.run(queue);
        upwards(rows, ofAll, queue);
    }

    /** Takes the first layer through the others; fills the group's columns of the logits, (rows, all towers). */
    void upwards(int rows, float[] ofAll, stream queue) {
        OneDnnStep.run(upwards, queue);
        int own = group.towers();
        logits.get(0, staged, 0, rows * own);
        for (int i = 0; i < rows; i++) {
            int at = i * group.all().towers() + group.first();
            for (int t = 0; t < own; t++) {
                ofAll[at + t] = staged[i * own + t];
            }
        }
    }
}
