/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.entirespace.model.tower.TowerShape;

/** The hidden layers of a block of rows, or their gradients: all towers side by side, in the towers' precision. */
final class OneDnnLayers {

    private final OneDnnTowers towers;
    private final TowerShape shape;
    private final NativeMemory[] layers; // (layers)(capacity, wide)

    OneDnnLayers(OneDnnTowers towers) {
        this.towers = towers;
        shape = towers.shape;
        layers = new NativeMemory[shape.layers()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new NativeMemory((long) towers.capacity() * shape.wideWidth(l) * towers.bytes());
        }
    }

    /** A whole layer; (capacity, wide). */
    memory all(int layer) {
        return towers.library.at(towers.rows(towers.type, shape.wideWidth(layer)), layers[layer].at(0));
    }

    /** One tower's part of a layer; (capacity, width). */
    memory ofTower(int layer, int tower) {
        return towers.library.at(towers.ofTower(layer), at(layer, tower));
    }

    /** The transpose of a whole layer; (wide, capacity). */
    memory transposed(int layer) {
        int wide = shape.wideWidth(layer);
        return towers.library.at(OneDnn.view(towers.type, wide, towers.capacity(), 1, wide), layers[layer].at(0));
    }

    /** The transpose of one tower's part; (width, capacity). */
    memory transposedOfTower(int layer, int tower) {
        memory.desc view = OneDnn.view(towers.type, shape.width(layer), towers.capacity(), 1, shape.wideWidth(layer));
        return towers.library.at(view, at(layer, tower));
    }

    private Pointer at(int layer, int tower) {
        return layers[layer].at((long) tower * shape.width(layer) * towers.bytes());
    }
}
