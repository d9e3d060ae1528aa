/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.TowerShape;

/**
 * The sum of the parameters' gradients outside the Java heap, as floats. Weights are summed transposed, (out, in), which
 * the library does faster, and turned when they are asked for.
 */
final class OneDnnGradients {

    private final TowerShape shape;
    private final OneDnn library;
    private final NativeMemory sums; // as the parameters up to the heads, weights transposed
    private final NativeMemory turned; // as the parameters up to the heads
    private final List<OneDnnTurn> turns = new ArrayList<>();
    private final NativeMemory headSums; // (towers, wide)
    private final float[] heads; // (towers, wide), of which a tower's own columns count
    private final float[] headBiases; // (towers)
    private final float[] gradient;

    OneDnnGradients(OneDnnTowers towers) {
        shape = towers.shape;
        library = towers.library;
        sums = NativeMemory.ofFloats(shape.headOffset(0));
        turned = NativeMemory.ofFloats(shape.headOffset(0));
        heads = new float[shape.wideWidth(shape.layers() - 1) * shape.towers()];
        headSums = NativeMemory.ofFloats(heads.length);
        headBiases = new float[shape.towers()];
        gradient = new float[shape.parameters()];
    }

    /** Where the gradient of a hidden weight is summed; (out, in). To be asked for once for each weight. */
    memory transposedWeight(int offset, int in, int out) {
        memory sum = library.at(OneDnn.rowMajor(memory.data_type.f32, out, in), sums.atFloat(offset));
        memory target = library.at(OneDnn.view(memory.data_type.f32, out, in, 1, out), turned.atFloat(offset));
        turns.add(new OneDnnTurn(sum, target));
        return sum;
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

    float[] toArray(stream queue) {
        turns.forEach(turn -> turn.run(queue));
        turned.get(0, gradient, 0, shape.headOffset(0));
        for (int l = 0; l < shape.layers(); l++) {
            sums.get(shape.biasOffset(l), gradient, shape.biasOffset(l), shape.wideWidth(l));
        }
        headSums.get(0, heads, 0, heads.length);
        int width = shape.width(shape.layers() - 1);
        int wide = shape.wideWidth(shape.layers() - 1);
        for (int t = 0; t < shape.towers(); t++) {
            System.arraycopy(heads, t * (wide + width), gradient, shape.headOffset(t), width);
            gradient[shape.headBiasOffset() + t] = headBiases[t];
        }
        return gradient;
    }
}
