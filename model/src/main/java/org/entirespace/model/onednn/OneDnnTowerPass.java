/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.TowerPass;
import org.jspecify.annotations.Nullable;

/**
 * A pass whose blocks are always full: rows that are not asked for are zero, and so are their gradients. Products, biases
 * and rectifiers run in the library, in the towers' precision; gradients are summed as floats.
 */
final class OneDnnTowerPass implements TowerPass {

    private final OneDnn library;
    private final stream queue;
    private final OneDnnForward forward;
    private final @Nullable OneDnnBackward backward; // null where nothing is trained
    private int rows; // of the last forward pass

    OneDnnTowerPass(OneDnnTowers towers) {
        library = towers.library;
        library.stayOnThisThread();
        queue = new stream(library.device);
        forward = new OneDnnForward(towers);
        backward = towers.trains ? new OneDnnBackward(towers, forward) : null;
    }

    @Override
    public void forward(float[] input, int rows, float[] logits) {
        library.stayOnThisThread();
        this.rows = rows;
        forward.run(input, rows, logits, queue);
    }

    @Override
    public void backward(float[] logitGradients, float[] inputGradients) {
        library.stayOnThisThread();
        training().run(logitGradients, rows, inputGradients, queue);
    }

    @Override
    public void begin(long seed) {
        training().sum.clear();
    }

    @Override
    public float[] gradient() {
        return training().sum.toArray(queue);
    }

    private OneDnnBackward training() {
        if (backward == null) {
            throw new IllegalStateException("a pass that only scores has no gradients");
        }
        return backward;
    }
}
