/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.TowerShape;

/** The backward half of a pass, with its memory and its sum of gradients. */
final class OneDnnBackward {

    private final OneDnnTowers towers;
    private final TowerShape shape;
    private final OneDnnForward forward;
    private final OneDnnSteps plan;
    private final List<OneDnnStep> steps = new ArrayList<>();

    private final OneDnnRows logitGradients; // (capacity, towers)
    private final OneDnnLayers gradients;
    private final NativeMemory inputGradients; // (capacity, inputs)
    private final OneDnnRows ones; // (capacity, 1)

    /** The sum of the parameters' gradients. */
    final OneDnnGradients sum;

    OneDnnBackward(OneDnnTowers towers, OneDnnForward forward) {
        this.towers = towers;
        this.forward = forward;
        shape = towers.shape;
        plan = new OneDnnSteps(towers.library);
        logitGradients = new OneDnnRows(towers, shape.towers());
        gradients = new OneDnnLayers(towers);
        inputGradients = NativeMemory.ofFloats(towers.capacity() * shape.inputs());
        ones = ones(towers);
        sum = new OneDnnGradients(towers);
        planHeads();
        for (int l = shape.layers() - 1; l > 0; l--) {
            planMask(l);
            for (int t = 0; t < shape.towers(); t++) {
                planTower(l, t);
            }
        }
        planMask(0);
        planFirstLayer();
    }

    /** dh = dlogit w, and dw^T = dlogit^T h; the heads of all towers at once. */
    private void planHeads() {
        int last = shape.layers() - 1;
        steps.add(plan.product(logitGradients.rows(), towers.headBackward(), gradients.all(last)));
        steps.add(plan.sum(logitGradients.transposed(), forward.activations.all(last), sum.transposedHeads()));
    }

    /** dz = dh where h &gt; 0, and db = 1^T dz. */
    private void planMask(int layer) {
        memory dz = gradients.all(layer);
        steps.add(plan.mask(forward.activations.all(layer), dz));
        steps.add(plan.sum(ones.transposed(), dz, sum.biases(shape.biasOffset(layer), shape.wideWidth(layer))));
    }

    /** dW^T = dz^T h, and dh = dz W^T, with h the layer below. */
    private void planTower(int layer, int tower) {
        memory dz = gradients.ofTower(layer, tower);
        int offset = shape.weightOffset(layer, tower);
        memory dw = sum.transposedWeight(offset, shape.width(layer - 1), shape.width(layer));
        steps.add(
                plan.sum(gradients.transposedOfTower(layer, tower), forward.activations.ofTower(layer - 1, tower), dw));
        steps.add(plan.product(dz, towers.backward(layer, tower), gradients.ofTower(layer - 1, tower)));
    }

    private void planFirstLayer() {
        memory dz = gradients.all(0);
        memory dw = sum.transposedWeight(shape.weightOffset(0, 0), shape.inputs(), shape.wideWidth(0));
        memory dx = towers.library.at(towers.rows(memory.data_type.f32, shape.inputs()), inputGradients.at(0));
        steps.add(plan.sum(gradients.transposed(0), forward.input.rows(), dw));
        steps.add(plan.product(dz, towers.backward(0, 0), dx));
    }

    private static OneDnnRows ones(OneDnnTowers towers) {
        OneDnnRows ones = new OneDnnRows(towers, 1);
        float[] values = new float[towers.capacity()];
        Arrays.fill(values, 1f);
        ones.put(values, values.length, new stream(towers.library.device));
        return ones;
    }

    void run(float[] ofLogits, int count, float[] ofInput, stream queue) {
        logitGradients.put(ofLogits, count, queue);
        OneDnnStep.run(steps, queue);
        sum.addHeadBiases(ofLogits, count);
        inputGradients.get(0, ofInput, 0, count * shape.inputs());
    }
}
