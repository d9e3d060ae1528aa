/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.TowerShape;
import org.entirespace.model.tower.Towers;

/**
 * The towers' parameters outside the Java heap: weights packed for the products that read them, forward and backward, and
 * biases as floats. The heads of all towers are one block-diagonal weight.
 */
final class OneDnnTowers implements Towers {

    private static final memory.data_type FLOAT = memory.data_type.f32;

    final TowerShape shape;
    final OneDnn library;
    final memory.data_type type;
    final boolean trains;
    private final int capacity;
    private final stream queue;
    private final OneDnnSteps plan;

    private final NativeMemory parameters;
    private final float[] heads; // (wide, towers)
    private final NativeMemory headMemory; // (wide, towers)
    private final List<List<OneDnnWeight>> forward = new ArrayList<>(); // (layers)(1 in layer 0, else towers)
    private final List<List<OneDnnWeight>> backward = new ArrayList<>(); // as forward, transposed; none to score
    private final OneDnnWeight headForward; // (wide, towers)
    private final OneDnnWeight headBackward; // (towers, wide)

    OneDnnTowers(TowerShape shape, OneDnn library, Precision precision, int capacity, boolean trains) {
        this.shape = shape;
        this.library = library;
        this.capacity = capacity;
        this.trains = trains;
        library.stayOnThisThread();
        type = OneDnn.typeOf(precision);
        queue = new stream(library.device);
        plan = new OneDnnSteps(library);
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
        headForward =
                weight(OneDnn.rowMajor(FLOAT, wide, towers), headMemory.at(0), rows(type, wide), rows(FLOAT, towers));
        headBackward = weight(
                OneDnn.view(FLOAT, towers, wide, 1, towers), headMemory.at(0), rows(type, towers), rows(type, wide));
    }

    private OneDnnWeight forwardWeight(int layer, int tower) {
        int in = layer == 0 ? shape.inputs() : shape.width(layer - 1);
        int out = layer == 0 ? shape.wideWidth(0) : shape.width(layer);
        return weight(
                OneDnn.rowMajor(FLOAT, in, out),
                parameterAt(shape.weightOffset(layer, tower)),
                layer == 0 ? rows(type, in) : ofTower(layer - 1),
                layer == 0 ? rows(type, out) : ofTower(layer));
    }

    private OneDnnWeight backwardWeight(int layer, int tower) {
        int in = layer == 0 ? shape.inputs() : shape.width(layer - 1);
        int out = layer == 0 ? shape.wideWidth(0) : shape.width(layer);
        return weight(
                OneDnn.view(FLOAT, out, in, 1, out),
                parameterAt(shape.weightOffset(layer, tower)),
                layer == 0 ? rows(type, out) : ofTower(layer),
                layer == 0 ? rows(FLOAT, in) : ofTower(layer - 1));
    }

    /** The right operand, packed, of a product of {@code a} that gives {@code c}. */
    private OneDnnWeight weight(memory.desc floats, Pointer at, memory.desc a, memory.desc c) {
        long rows = a.get_dims().get(1);
        long columns = c.get_dims().get(1);
        memory.desc layout = plan.bestLayout(a, (int) rows, (int) columns, c);
        return new OneDnnWeight(library, library.at(floats, at), layout);
    }

    private Pointer parameterAt(int offset) {
        return parameters.atFloat(offset);
    }

    /** The bytes of an operand's number. */
    long bytes() {
        return memory.data_type_size(type);
    }

    /** Whether operands are plain floats. */
    boolean isFloat() {
        return type == FLOAT;
    }

    /** The rows of a pass, {@code columns} wide and without gaps. */
    memory.desc rows(memory.data_type of, int columns) {
        return OneDnn.rowMajor(of, capacity, columns);
    }

    /** One tower's columns of a layer, in the rows of a pass. */
    memory.desc ofTower(int layer) {
        return OneDnn.view(type, capacity, shape.width(layer), shape.wideWidth(layer), 1);
    }

    /** Biases from a parameter on; (1, width). */
    memory bias(int offset, int width) {
        return library.at(OneDnn.rowMajor(FLOAT, 1, width), parameterAt(offset));
    }

    /** The weight of a product; layer 0 has one for all towers. */
    memory forward(int layer, int tower) {
        return forward.get(layer).get(tower).packed;
    }

    /** Its transpose. */
    memory backward(int layer, int tower) {
        return backward.get(layer).get(tower).packed;
    }

    memory headForward() {
        return headForward.packed;
    }

    memory headBackward() {
        return headBackward.packed;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void load(float[] values) {
        library.stayOnThisThread();
        parameters.put(values, shape.parameters());
        int width = shape.width(shape.layers() - 1);
        for (int t = 0; t < shape.towers(); t++) {
            for (int j = 0; j < width; j++) {
                heads[(t * width + j) * shape.towers() + t] = values[shape.headOffset(t) + j];
            }
        }
        headMemory.put(heads, heads.length);
        forward.forEach(layer -> layer.forEach(weight -> weight.refresh(queue)));
        headForward.refresh(queue);
        if (trains) {
            backward.forEach(layer -> layer.forEach(weight -> weight.refresh(queue)));
            headBackward.refresh(queue);
        }
    }

    @Override
    public TowerPass pass() {
        return new OneDnnTowerPass(this);
    }
}
