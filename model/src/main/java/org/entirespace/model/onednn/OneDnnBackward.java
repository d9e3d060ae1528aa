/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.TowerShape;

/** The backward half of a pass through a group of towers, with its memory and its sum of gradients. */
final class OneDnnBackward {

    private final OneDnnWeights weights;
    private final OneDnnFormat format;
    private final TowerShape shape; // of the group
    private final OneDnnForward forward;
    private final OneDnnSteps plan;
    private final List<OneDnnStep> downwards = new ArrayList<>(); // to the gradient of the first layer
    private final List<OneDnnStep> firstLayer = new ArrayList<>();

    private final OneDnnRows logitGradients; // (capacity, towers)
    private final float[] staged; // as logitGradients
    private final OneDnnLayers gradients;
    private final OneDnnRows ones; // (capacity, 1)

    /** The sum of the group's gradients. */
    final OneDnnGradients sum;

    /**
     * @param input what the forward half read
     * @param layers memory for the gradients of the hidden layers, of no use after a run
     * @param inputGradients where this group's share is put or added; (capacity, inputs)
     * @param first whether it is put there, the first group's
     */
    OneDnnBackward(
            OneDnnWeights weights,
            OneDnnForward forward,
            OneDnnRows input,
            NativeMemory[] layers,
            NativeMemory inputGradients,
            boolean first) {
        this.weights = weights;
        this.forward = forward;
        format = weights.format;
        shape = weights.shape;
        plan = new OneDnnSteps(format.library());
        logitGradients = new OneDnnRows(format, shape.towers());
        staged = new float[Math.multiplyExact(format.capacity(), shape.towers())];
        gradients = new OneDnnLayers(format, shape, layers);
        ones = ones(format);
        sum = new OneDnnGradients(weights.group, format.library());
        planHeads();
        for (int l = shape.layers() - 1; l > 0; l--) {
            planMask(l);
            for (int t = 0; t < shape.towers(); t++) {
                planTower(l, t);
            }
        }
        planMask(0);
        planFirstLayer(input, format.library().at(format.floats(shape.inputs()), inputGradients.at(0)), first);
    }

    /** dh = dlogit w, and dw^T = dlogit^T h; the heads of the group at once. */
    private void planHeads() {
        int last = shape.layers() - 1;
        downwards.add(plan.product(logitGradients.rows(), weights.headBackward(), gradients.all(last)));
        downwards.add(plan.sum(logitGradients.transposed(), forward.activations.all(last), sum.transposedHeads()));
    }

    /** dz = dh where h &gt; 0, and db = 1^T dz. */
    private void planMask(int layer) {
        memory dz = gradients.all(layer);
        downwards.add(plan.mask(forward.activations.all(layer), dz));
        downwards.add(plan.sum(ones.transposed(), dz, sum.biases(shape.biasOffset(layer), shape.wideWidth(layer))));
    }

    /** dW^T = dz^T h, and dh = dz W^T, with h the layer below. */
    private void planTower(int layer, int tower) {
        memory dz = gradients.ofTower(layer, tower);
        int offset = shape.weightOffset(layer, tower);
        memory dw = sum.transposedWeight(offset, shape.width(layer - 1), shape.width(layer));
        downwards.add(
                plan.sum(gradients.transposedOfTower(layer, tower), forward.activations.ofTower(layer - 1, tower), dw));
        downwards.add(plan.product(dz, weights.backward(layer, tower), gradients.ofTower(layer - 1, tower)));
    }

    private void planFirstLayer(OneDnnRows input, memory dx, boolean first) {
        memory dz = gradients.all(0);
        memory dw = sum.transposedWeight(shape.weightOffset(0, 0), shape.inputs(), shape.wideWidth(0));
        memory w = weights.backward(0, 0);
        firstLayer.add(plan.sum(gradients.transposed(0), input.rows(), dw));
        firstLayer.add(first ? plan.product(dz, w, dx) : plan.sum(dz, w, dx));
    }

    private static OneDnnRows ones(OneDnnFormat format) {
        OneDnnRows ones = new OneDnnRows(format, 1);
        float[] values = new float[format.capacity()];
        Arrays.fill(values, 1f);
        ones.put(values, values.length, new stream(format.library().device));
        return ones;
    }

    /** The gradient of the first layer before its rectifier; (capacity, wide). */
    memory ofFirstLayer() {
        return gradients.all(0);
    }

    /** Its transpose; (wide, capacity). */
    memory transposedOfFirstLayer() {
        return gradients.transposed(0);
    }

    /** Takes the gradients of the logits, (rows, all towers), back through the group. */
    void run(float[] ofAll, int rows, stream queue) {
        downwards(ofAll, rows, queue);
        OneDnnStep.run(firstLayer, queue);
    }

    /** Takes the gradients of the logits, (rows, all towers), back to {@link #ofFirstLayer}. */
    void downwards(float[] ofAll, int rows, stream queue) {
        OneDnnGroup group = weights.group;
        int own = group.towers();
        for (int i = 0; i < rows; i++) {
            int at = i * group.all().towers() + group.first();
            for (int t = 0; t < own; t++) {
                staged[i * own + t] = ofAll[at + t];
            }
        }
        logitGradients.put(staged, rows, queue);
        OneDnnStep.run(downwards, queue);
        sum.addHeadBiases(staged, rows);
    }
}
