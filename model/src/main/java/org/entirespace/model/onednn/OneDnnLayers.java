/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.entirespace.model.tower.TowerShape;

/**
 * The hidden layers of a block of rows, or their gradients: a group's towers side by side, in the towers' precision. Groups
 * that come one after the other may lie in the same memory.
 */
final class OneDnnLayers {

    private final OneDnnFormat format;
    private final TowerShape shape; // of the group
    private final NativeMemory[] layers; // (layers)(capacity, wide)

    /** Layers in memory of their own. */
    OneDnnLayers(OneDnnFormat format, TowerShape shape) {
        this(format, shape, memory(format, shape));
    }

    /** Layers in some memory, room for those of this shape or a wider one. */
    OneDnnLayers(OneDnnFormat format, TowerShape shape, NativeMemory[] layers) {
        this.format = format;
        this.shape = shape;
        this.layers = layers;
    }

    /** Memory for layers of a shape; (layers). */
    static NativeMemory[] memory(OneDnnFormat format, TowerShape shape) {
        NativeMemory[] layers = new NativeMemory[shape.layers()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new NativeMemory(format.bytes(shape.wideWidth(l)));
        }
        return layers;
    }

    /** A whole layer; (capacity, wide). */
    memory all(int layer) {
        return format.library().at(format.operands(shape.wideWidth(layer)), layers[layer].at(0));
    }

    /** The memory of a whole layer. */
    NativeMemory memory(int layer) {
        return layers[layer];
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
