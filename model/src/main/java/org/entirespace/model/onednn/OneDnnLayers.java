/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.entirespace.model.tower.TowerShape;

/** The hidden layers of a block of rows, or their gradients: a group's towers side by side, in the towers' precision. */
final class OneDnnLayers {

    private final OneDnnFormat format;
    private final TowerShape shape; // of the group
    private final NativeMemory[] layers; // (layers)(capacity, wide)

    OneDnnLayers(OneDnnFormat format, TowerShape shape) {
        this.format = format;
        this.shape = shape;
        layers = new NativeMemory[shape.layers()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new NativeMemory(format.bytes(shape.wideWidth(l)));
        }
    }

    /** A whole layer; (capacity, wide). */
    memory all(int layer) {
        return format.library().at(format.operands(shape.wideWidth(layer)), layers[layer].at(0));
    }

    /** One tower's part of a layer; (capacity, width). */
    memory ofTower(int layer, int tower) {
        return format.library().at(format.operands(shape.width(layer), shape.wideWidth(layer)), at(layer, tower));
    }

    /** The transpose of a whole layer; (wide, capacity). */
    memory transposed(int layer) {
        int wide = shape.wideWidth(layer);
        return format.library().at(format.transposed(wide, wide), layers[layer].at(0));
    }

    /** The transpose of one tower's part; (width, capacity). */
    memory transposedOfTower(int layer, int tower) {
        return format.library().at(format.transposed(shape.width(layer), shape.wideWidth(layer)), at(layer, tower));
    }

    private Pointer at(int layer, int tower) {
        return layers[layer].at((long) tower * shape.width(layer) * memory.data_type_size(format.type()));
    }
}
