/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/** The sum of the parameters' gradients outside the Java heap, as floats. */
final class OneDnnGradients {

    private final TowerShape shape;
    private final OneDnn library;
    private final NativeMemory layers; // as the parameters up to the heads
    private final NativeMemory headMemory; // (wide, towers)
    private final float[] heads; // (wide, towers), of which a tower's own rows count
    private final float[] headBiases; // (towers)
    private final float[] gradient;

    OneDnnGradients(OneDnnTowers towers) {
        shape = towers.shape;
        library = towers.library;
        layers = NativeMemory.ofFloats(shape.headOffset(0));
        heads = new float[shape.wideWidth(shape.layers() - 1) * shape.towers()];
        headMemory = NativeMemory.ofFloats(heads.length);
        headBiases = new float[shape.towers()];
        gradient = new float[shape.parameters()];
    }

    /** The gradient of a weight or a bias of the hidden layers. */
    memory at(int offset, int rows, int columns) {
        return library.at(OneDnn.rowMajor(memory.data_type.f32, rows, columns), layers.at((long) offset * Float.BYTES));
    }

    /** The gradient of the heads, all towers against all; (wide, towers). */
    memory heads() {
        int towers = shape.towers();
        return library.at(OneDnn.rowMajor(memory.data_type.f32, heads.length / towers, towers), headMemory.at(0));
    }

    void addHeadBiases(float[] logitGradients, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < headBiases.length; t++) {
                headBiases[t] += logitGradients[i * headBiases.length + t];
            }
        }
    }

    void clear() {
        layers.clear(0, shape.headOffset(0));
        headMemory.clear(0, heads.length);
        Arrays.fill(headBiases, 0f);
    }

    float[] toArray() {
        layers.get(gradient, 0, shape.headOffset(0));
        headMemory.get(heads, 0, heads.length);
        int width = shape.width(shape.layers() - 1);
        for (int t = 0; t < shape.towers(); t++) {
            for (int j = 0; j < width; j++) {
                gradient[shape.headOffset(t) + j] = heads[(t * width + j) * shape.towers() + t];
            }
            gradient[shape.headBiasOffset() + t] = headBiases[t];
        }
        return gradient;
    }
}
