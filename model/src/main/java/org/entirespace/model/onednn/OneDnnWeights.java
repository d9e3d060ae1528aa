/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.TowerShape;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a group of towers outside the Java heap: weights packed for the products that read them, forward and
 * backward, and biases as floats. The heads of the group are one block-diagonal weight.
 */
final class OneDnnWeights {

    private static final memory.data_type FLOAT = memory.data_type.f32;

    final OneDnnFormat format;
    final OneDnnGroup group;
    final TowerShape shape; // of the group
    final List<List<OneDnnGroup.Stretch>> stretches; // (parts)
    private final OneDnnSteps plan;

    private final NativeMemory parameters; // of the group
    private final float[] heads; // (wide, towers)
    private final NativeMemory headMemory; // (wide, towers)
    private final List<List<OneDnnWeight>> forward = new ArrayList<>(); // (layers)(1 in layer 0, else towers)
    private final List<List<OneDnnWeight>> backward = new ArrayList<>(); // as forward, transposed; none to score
    private final boolean trains;
    private @Nullable OneDnnRunWeights
            byRuns; // the first layer's weight once more; null where runs have nothing in common
    private final List<OneDnnWeight> headWeights = new ArrayList<>(); // forward, and backward unless only to score

    OneDnnWeights(OneDnnGroup group, OneDnnFormat format, boolean trains) {
        this.group = group;
        this.format = format;
        this.trains = trains;
        shape = group.shape();
        stretches =
                IntStream.range(0, OneDnnGroup.PARTS).mapToObj(group::stretches).toList();
        plan = new OneDnnSteps(format.library());
        parameters = NativeMemory.ofFloats(shape.parameters());
        int wide = shape.wideWidth(shape.layers() - 1);
        int towers = shape.towers();
        heads = new float[Math.multiplyExact(wide, towers)];
        headMemory = NativeMemory.ofFloats(heads.length);
        for (int l = 0; l < shape.layers(); l++) {
            List<OneDnnWeight> weights = new ArrayList<>();
            List<OneDnnWeight> transposed = new ArrayList<>();
            for (int t = 0; t < (l == 0 ? 1 : towers); t++) {
                weights.add(forwardWeight(l, t));
                if (trains) {
                    transposed.add(backwardWeight(l, t));
                }
            }
            forward.add(weights);
            backward.add(transposed);
        }
        memory.desc top = format.operands(wide);
        headWeights.add(
                weight(OneDnn.rowMajor(FLOAT, wide, towers), headMemory.atFloat(0), top, format.floats(towers)));
        if (trains) {
            headWeights.add(weight(
                    OneDnn.view(FLOAT, towers, wide, 1, towers), headMemory.atFloat(0), format.operands(towers), top));
        }
    }

    private OneDnnWeight forwardWeight(int layer, int tower) {
        int in = layer == 0 ? shape.inputs() : shape.width(layer - 1);
        int out = layer == 0 ? shape.wideWidth(0) : shape.width(layer);
        return weight(
                OneDnn.rowMajor(FLOAT, in, out),
                parameters.atFloat(shape.weightOffset(layer, tower)),
                layer == 0 ? format.operands(in) : format.operands(in, shape.wideWidth(layer - 1)),
                layer == 0 ? format.operands(out) : format.operands(out, shape.wideWidth(layer)));
    }

    private OneDnnWeight backwardWeight(int layer, int tower) {
        int in = layer == 0 ? shape.inputs() : shape.width(layer - 1);
        int out = layer == 0 ? shape.wideWidth(0) : shape.width(layer);
        return weight(
                OneDnn.view(FLOAT, out, in, 1, out),
                parameters.atFloat(shape.weightOffset(layer, tower)),
                layer == 0 ? format.operands(out) : format.operands(out, shape.wideWidth(layer)),
                layer == 0 ? format.floats(in) : format.operands(in, shape.wideWidth(layer - 1)));
    }

    /** The right operand, packed, of a product of {@code a} that gives {@code c}. */
    private OneDnnWeight weight(memory.desc floats, org.bytedeco.javacpp.Pointer at, memory.desc a, memory.desc c) {
        long rows = a.get_dims().get(1);
        long columns = c.get_dims().get(1);
        return new OneDnnWeight(
                plan, format.library().at(floats, at), plan.bestLayout(a, (int) rows, (int) columns, c));
    }

    /** Prepares for runs of rows that have their first columns in common. */
    void share(int columns) {
        byRuns = new OneDnnRunWeights(this, columns, trains);
    }

    /**
     * The first layer's weight in two parts.
     *
     * @throws IllegalStateException when nobody asked for it
     */
    OneDnnRunWeights byRuns() {
        OneDnnRunWeights found = byRuns;
        if (found == null) {
            throw new IllegalStateException("towers that were not asked to share columns");
        }
        return found;
    }

    /** The floats of the first layer's weight for the inputs [from, to); (to - from, wide), or its transpose. */
    OneDnnWeight firstWeight(int from, int to, boolean transposed, memory.desc a, memory.desc c) {
        int wide = shape.wideWidth(0);
        return weight(
                transposed ? OneDnn.view(FLOAT, wide, to - from, 1, wide) : OneDnn.rowMajor(FLOAT, to - from, wide),
                parameters.atFloat(shape.weightOffset(0, 0) + from * wide),
                a,
                c);
    }

    /** Biases from a parameter on; (1, width). */
    memory bias(int offset, int width) {
        return format.library().at(OneDnn.rowMajor(FLOAT, 1, width), parameters.atFloat(offset));
    }

    /** The weight of a product; layer 0 has one for all towers of the group. */
    memory forward(int layer, int tower) {
        return forward.get(layer).get(tower).packed;
    }

    /** Its transpose. */
    memory backward(int layer, int tower) {
        return backward.get(layer).get(tower).packed;
    }

    memory headForward() {
        return headWeights.get(0).packed;
    }

    memory headBackward() {
        return headWeights.get(1).packed;
    }

    /** Takes in a part of the group's parameters from those of all towers. */
    void load(int part, float[] ofAll, stream queue) {
        for (OneDnnGroup.Stretch stretch : stretches.get(part)) {
            parameters.put(stretch.ofGroup(), ofAll, stretch.ofAll(), stretch.length());
        }
        OneDnnRunWeights runWeights = byRuns;
        if (part == 0 && runWeights != null) {
            runWeights.refresh(queue);
        }
        if (part > 0) {
            loadHeads(ofAll);
            headWeights.forEach(weight -> weight.refresh(queue));
        }
        int to = part == 0 ? 1 : shape.layers();
        for (int l = part; l < to; l++) {
            forward.get(l).forEach(weight -> weight.refresh(queue));
            backward.get(l).forEach(weight -> weight.refresh(queue));
        }
    }

    private void loadHeads(float[] ofAll) {
        int width = shape.width(shape.layers() - 1);
        for (int t = 0; t < shape.towers(); t++) {
            int from = group.all().headOffset(group.first() + t);
            for (int j = 0; j < width; j++) {
                heads[(t * width + j) * shape.towers() + t] = ofAll[from + j];
            }
        }
        headMemory.put(0, heads, 0, heads.length);
    }
}
