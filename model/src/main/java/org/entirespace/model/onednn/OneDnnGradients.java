/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.entirespace.model.tower.TowerShape;

/**
 * Where a pass adds the gradients of a group's parameters: views of the sum that was begun last. Weights are summed transposed,
 * (out, in), which the library does faster, and turned when they are asked for: see {@link OneDnnGradientSum}.
 */
final class OneDnnGradients {

    private final TowerShape shape; // of the group
    private final OneDnn library;
    private final List<View> views = new ArrayList<>();
    private OneDnnGradient.Part sum;

    /** A view that moves from sum to sum. */
    private record View(memory seen, boolean ofHeads, int offset) {}

    OneDnnGradients(OneDnnGroup group, OneDnn library) {
        this.library = library;
        shape = group.shape();
        sum = new OneDnnGradient.Part(shape); // until another is begun
    }

    /** Adds to this sum from now on, and sets it to zero. */
    void begin(OneDnnGradient.Part other) {
        other.clear();
        sum = other;
        for (View view : views) {
            view.seen.set_data_handle(view.ofHeads ? other.headsAt(view.offset) : other.at(view.offset));
        }
    }

    /** Where the gradient of a hidden weight is summed; (out, in). */
    memory transposedWeight(int offset, int in, int out) {
        return view(OneDnn.rowMajor(memory.data_type.f32, out, in), false, offset);
    }

    /** Where the gradient of the first layer's weight for the inputs [from, to) is summed; (wide, to - from). */
    memory transposedFirstWeight(int from, int to) {
        return view(
                OneDnn.view(memory.data_type.f32, shape.wideWidth(0), to - from, shape.inputs(), 1),
                false,
                shape.weightOffset(0, 0) + from);
    }

    /** Where the gradient of hidden biases is summed; (1, width). */
    memory biases(int offset, int width) {
        return view(OneDnn.rowMajor(memory.data_type.f32, 1, width), false, offset);
    }

    /** Where the gradient of the heads is summed, all towers against all; (towers, wide). */
    memory transposedHeads() {
        int wide = shape.wideWidth(shape.layers() - 1);
        return view(OneDnn.rowMajor(memory.data_type.f32, shape.towers(), wide), true, 0);
    }

    private memory view(memory.desc layout, boolean ofHeads, int offset) {
        memory seen = library.at(layout, ofHeads ? sum.headsAt(offset) : sum.at(offset));
        views.add(new View(seen, ofHeads, offset));
        return seen;
    }

    /** Adds the gradients of some rows' head biases. */
    void addHeadBiases(float[] logitGradients, int rows) {
        sum.addHeadBiases(logitGradients, rows);
    }
}
