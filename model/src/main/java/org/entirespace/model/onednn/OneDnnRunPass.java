/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.RowRuns;
import org.jspecify.annotations.Nullable;

/**
 * A pass of rows that lie in a few runs with columns in common, with its memory. It shares all but the first layer with the
 * plain pass. What a run has in common is copied to each of its rows:
 *
 * <pre>
 *   u = c U + b      z_i = u_r + y_i V, where row i is in run r
 * </pre>
 */
final class OneDnnRunPass {

    /** Room for this many runs, and for twice as many, and so on. */
    private static final int LEAST_RUNS = 8;

    private final OneDnnFormat format;
    private final int inputs;
    private final int shared;
    private final int most;
    private final List<OneDnnForward> forward; // (groups)
    private final OneDnnRows common; // (most, shared)
    private final OneDnnRows own; // (capacity, inputs - shared)
    private final float[] stagedCommon;
    private final float[] stagedOwn;
    private final List<NativeMemory> sums = new ArrayList<>(); // (groups): u; (most, wide)
    private final List<List<OneDnnStep>> steps = new ArrayList<>(); // (groups)
    private final @Nullable OneDnnRunBackward backward; // null where nothing is trained
    private RowRuns runs; // of the last forward pass

    /** The most runs of the pass to use for some runs among the rows of a block. */
    static int room(int runs, int capacity) {
        if (runs == 1) {
            return 1;
        }
        int room = LEAST_RUNS;
        while (room < runs) {
            room *= 2;
        }
        return Math.min(room, Math.max(1, capacity));
    }

    /** A pass of at most {@code most} runs; see {@link #room}. */
    OneDnnRunPass(
            OneDnnTowers towers,
            OneDnnFormat format,
            int shared,
            int most,
            List<OneDnnForward> forward,
            List<OneDnnBackward> backward) {
        this.format = format;
        this.shared = shared;
        this.most = most;
        this.forward = forward;
        inputs = towers.shape.inputs();
        common = new OneDnnRows(format.of(most), shared);
        own = new OneDnnRows(format, inputs - shared);
        stagedCommon = new float[Math.multiplyExact(most, shared)];
        stagedOwn = new float[Math.multiplyExact(format.capacity(), inputs - shared)];
        runs = new RowRuns(0, shared);
        for (int g = 0; g < towers.groups.size(); g++) {
            steps.add(plan(towers.groups.get(g), forward.get(g)));
        }
        this.backward =
                towers.trains ? new OneDnnRunBackward(towers, format, shared, most, common, own, backward) : null;
    }

    /** The product of the common columns, then that of each row's own; a single run is the bias of the latter. */
    private List<OneDnnStep> plan(OneDnnWeights weights, OneDnnForward pass) {
        OneDnnSteps plan = new OneDnnSteps(format.library());
        OneDnnRunWeights parts = weights.byRuns();
        int wide = weights.shape.wideWidth(0);
        memory bias = weights.bias(weights.shape.biasOffset(0), wide);
        memory h = pass.activations.all(0);
        memory.desc shape =
                most == 1 ? format.of(1).floats(wide) : format.of(most).operands(wide);
        NativeMemory storage = new NativeMemory(shape.get_size());
        sums.add(storage);
        memory u = format.library().at(shape, storage.at(0));
        return List.of(
                plan.head(common.rows(), parts.common(), bias, u),
                most == 1 ? plan.layer(own.rows(), parts.own(), u, h) : plan.sumAndRectify(own.rows(), parts.own(), h));
    }

    void forward(float[] input, RowRuns of, float[] logits, stream queue) {
        runs = of;
        of.gatherInto(stagedCommon, input, inputs);
        common.put(stagedCommon, of.runs(), queue);
        int width = inputs - shared;
        for (int i = 0; i < of.rows(); i++) {
            System.arraycopy(input, i * inputs + shared, stagedOwn, i * width, width);
        }
        own.put(stagedOwn, of.rows(), queue);
        for (int g = 0; g < steps.size(); g++) {
            steps.get(g).get(0).run(queue);
            if (most > 1) {
                spread(sums.get(g), of, forward.get(g).activations);
            }
            steps.get(g).get(1).run(queue);
            forward.get(g).upwards(of.rows(), logits, queue);
        }
    }

    /** Copies the sums of each run to its rows of the first layer; rows that are not given are zero. */
    private void spread(NativeMemory u, RowRuns of, OneDnnLayers activations) {
        NativeMemory h = activations.memory(0);
        int bytes = u.bytes() / most; // of a row
        for (int r = 0; r < of.runs(); r++) {
            for (int i = of.first(r); i < of.end(r); i++) {
                h.copy(i * bytes, u, r * bytes, bytes);
            }
        }
        h.clearBytes((long) of.rows() * bytes, (long) format.capacity() * bytes);
    }

    void backward(float[] logitGradients, float[] ofInput, stream queue) {
        Objects.requireNonNull(backward).run(runs, logitGradients, ofInput, queue);
    }
}
