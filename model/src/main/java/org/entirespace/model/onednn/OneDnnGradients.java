/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.entirespace.model.tower.TowerShape;

/**
 * The sum of the gradients of a group's parameters outside the Java heap, as floats. Weights are summed transposed, (out, in),
 * which the library does faster, and turned when they are asked for: see {@link OneDnnGradientSum}.
 */
final class OneDnnGradients {

    private final TowerShape shape; // of the group
    private final OneDnn library;
    private final NativeMemory sums; // as the group's parameters up to the heads, weights transposed
    private final NativeMemory headSums; // (towers, wide)
    private final float[] heads; // (towers, wide), of which a tower's own columns count
    private final float[] headBiases; // (towers)

    OneDnnGradients(OneDnnGroup group, OneDnn library) {
        this.library = library;
        shape = group.shape();
        sums = NativeMemory.ofFloats(shape.headOffset(0));
        heads = new float[shape.wideWidth(shape.layers() - 1) * shape.towers()];
        headSums = NativeMemory.ofFloats(heads.length);
        headBiases = new float[shape.towers()];
    }

    /** Where the gradient of a hidden weight is summed; (out, in). */
    memory transposedWeight(int offset, int in, int out) {
        return library.at(OneDnn.rowMajor(memory.data_type.f32, out, in), sums.atFloat(offset));
    }

    /** Where the gradient of the first layer's weight for the inputs [from, to) is summed; (wide, to - from). */
    memory transposedFirstWeight(int from, int to) {
        memory.desc view = OneDnn.view(memory.data_type.f32, shape.wideWidth(0), to - from, shape.inputs(), 1);
        return library.at(view, sums.atFloat(shape.weightOffset(0, 0) + from));
    }

    /** Where the gradient of hidden biases is summed; (1, width). */
    memory biases(int offset, int width) {
        return library.at(OneDnn.rowMajor(memory.data_type.f32, 1, width), sums.atFloat(offset));
    }

    /** Where the gradient of the heads is summed, all towers against all; (towers, wide). */
    memory transposedHeads() {
        int wide = heads.length / shape.towers();
        return library.at(OneDnn.rowMajor(memory.data_type.f32, shape.towers(), wide), headSums.at(0));
    }

    /** The address of a sum by its parameter's place in the group, below the heads; weights lie transposed. */
    Pointer at(int parameter) {
        return sums.atFloat(parameter);
    }

    void addHeadBiases(float[] logitGradients, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < headBiases.length; t++) {
                headBiases[t] += logitGradients[i * headBiases.length + t];
            }
        }
    }

    void clear() {
        sums.clear(0, shape.headOffset(0));
        headSums.clear(0, heads.length);
        Arrays.fill(headBiases, 0f);
    }

    /** Adds the gradients of the heads and of their biases, as the group's parameters lie from the heads on. */
    void addHeads(float[] target) {
        headSums.get(0, heads, 0, heads.length);
        int width = shape.width(shape.layers() - 1);
        int wide = shape.wideWidth(shape.layers() - 1);
        for (int t = 0; t < shape.towers(); t++) {
            for (int j = 0; j < width; j++) {
                target[t * width + j] += heads[t * (wide + width) + j];
            }
            target[wide + t] += headBiases[t];
        }
    }
}
