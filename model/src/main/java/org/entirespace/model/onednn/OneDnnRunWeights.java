/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.TowerShape;

/** A group's first layer in two parts: the weight of the columns that a run has in common, and of those of each row. */
final class OneDnnRunWeights {

    /** Rows of common columns that layouts are chosen for. */
    private static final int TYPICAL_RUNS = 16;

    final int shared;
    private final List<OneDnnWeight> forward = new ArrayList<>(); // common, own
    private final List<OneDnnWeight> backward = new ArrayList<>(); // as forward, transposed; none to score

    OneDnnRunWeights(OneDnnWeights weights, int shared, boolean trains) {
        this.shared = shared;
        TowerShape shape = weights.shape;
        if (shared < 1 || shared >= shape.inputs()) {
            throw new IllegalArgumentException(
                    "shared columns: " + shared + "; expected in [1, " + shape.inputs() + ")");
        }
        OneDnnFormat runs = weights.format.of(TYPICAL_RUNS);
        OneDnnFormat rows = weights.format;
        int wide = shape.wideWidth(0);
        int own = shape.inputs() - shared;
        forward.add(weights.firstWeight(0, shared, false, runs.operands(shared), runs.operands(wide)));
        forward.add(weights.firstWeight(shared, shape.inputs(), false, rows.operands(own), rows.operands(wide)));
        if (trains) {
            backward.add(weights.firstWeight(0, shared, true, runs.operands(wide), runs.floats(shared)));
            backward.add(weights.firstWeight(shared, shape.inputs(), true, rows.operands(wide), rows.floats(own)));
        }
    }

    /** (shared, wide). */
    memory common() {
        return forward.get(0).packed;
    }

    /** (own, wide). */
    memory own() {
        return forward.get(1).packed;
    }

    /** (wide, shared). */
    memory transposedCommon() {
        return backward.get(0).packed;
    }

    /** (wide, own). */
    memory transposedOwn() {
        return backward.get(1).packed;
    }

    void refresh(stream queue) {
        forward.forEach(weight -> weight.refresh(queue));
        backward.forEach(weight -> weight.refresh(queue));
    }
}
