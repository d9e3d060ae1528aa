/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.RowRuns;

/**
 * A pass of rows that lie in a few runs with columns in common, with its memory. It shares all but the first layer with the
 * plain pass. What a run has in common is copied to each of its rows; to sum over them, runs are told by a matrix of ones and zeros:
 *
 * <pre>
 *   e_ir = 1 where row i is in run r      z = e (c U + b) + y V
 *   du = e^T dz      dU += c^T du      dc = du U^T      dV += y^T dz      dy = dz V^T
 * </pre>
 */
final class OneDnnRunPass {

    /** Room for this many runs, and for twice as many, and so on. */
    private static final int LEAST_RUNS = 8;

    private final OneDnnFormat format;
    private final int inputs;
    private final int shared;
    private final int most;
    private final List<OneDnnForward> forward;
    private final List<OneDnnBackward> backward;
    private final OneDnnRows common; // (most, shared)
    private final OneDnnRows own; // (capacity, inputs - shared)
    private final OneDnnRows members; // (capacity, most)
    private final NativeMemory commonGradients; // (most, shared)
    private final NativeMemory ownGradients; // (capacity, inputs - shared)
    private final float[] stagedCommon;
    private final float[] stagedOwn;
    private final float[] stagedMembers;
    private final List<List<OneDnnStep>> up = new ArrayList<>(); // (groups)
    private final List<List<OneDnnStep>> down = new ArrayList<>(); // (groups); none to score
    private final List<NativeMemory> commonSums = new ArrayList<>(); // (groups): c U + b; (most, wide)
    private final List<NativeMemory> commonSumGradients = new ArrayList<>(); // (groups); none to score
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
        this.backward = backward;
        inputs = towers.shape.inputs();
        common = new OneDnnRows(format.of(most), shared);
        own = new OneDnnRows(format, inputs - shared);
        members = new OneDnnRows(format, most);
        stagedCommon = new float[Math.multiplyExact(most, shared)];
        stagedOwn = new float[Math.multiplyExact(format.capacity(), inputs - shared)];
        stagedMembers = new float[Math.multiplyExact(format.capacity(), most)];
        commonGradients = NativeMemory.ofFloats(stagedCommon.length);
        ownGradients = NativeMemory.ofFloats(stagedOwn.length);
        runs = new RowRuns(0, shared);
        OneDnnSteps plan = new OneDnnSteps(format.library());
        for (int g = 0; g < towers.groups.size(); g++) {
            up.add(planForward(plan, towers.groups.get(g), forward.get(g)));
            if (towers.trains) {
                down.add(planBackward(plan, towers.groups.get(g), backward.get(g), g == towers.groups.size() - 1));
            }
        }
    }

    /** The product of the common columns, then that of each row's own; a single run is the bias of the latter. */
    private List<OneDnnStep> planForward(OneDnnSteps plan, OneDnnWeights weights, OneDnnForward pass) {
        OneDnnRunWeights parts = weights.byRuns();
        int wide = weights.shape.wideWidth(0);
        memory bias = weights.bias(weights.shape.biasOffset(0), wide);
        memory h = pass.activations.all(0);
        memory.desc shape =
                most == 1 ? format.of(1).floats(wide) : format.of(most).operands(wide);
        NativeMemory sums = new NativeMemory(shape.get_size());
        commonSums.add(sums);
        memory u = format.library().at(shape, sums.at(0));
        return List.of(
                plan.head(common.rows(), parts.common(), bias, u),
                most == 1 ? plan.layer(own.rows(), parts.own(), u, h) : plan.sumAndRectify(own.rows(), parts.own(), h));
    }

    private List<OneDnnStep> planBackward(OneDnnSteps plan, OneDnnWeights weights, OneDnnBackward pass, boolean first) {
        OneDnnRunWeights parts = weights.byRuns();
        int wide = weights.shape.wideWidth(0);
        NativeMemory storage = new NativeMemory(format.of(most).bytes(wide));
        commonSumGradients.add(storage);
        memory du = format.library().at(format.of(most).operands(wide), storage.at(0));
        memory transposed = format.library().at(format.of(most).transposed(wide, wide), storage.at(0));
        memory dz = pass.ofFirstLayer();
        memory dc = format.library().at(format.of(most).floats(shared), commonGradients.at(0));
        memory dy = format.library().at(format.floats(inputs - shared), ownGradients.at(0));
        return List.of(
                plan.product(members.transposed(), dz, du),
                plan.sum(transposed, common.rows(), pass.sum.transposedFirstWeight(0, shared)),
                product(plan, du, parts.transposedCommon(), dc, first),
                plan.sum(pass.transposedOfFirstLayer(), own.rows(), pass.sum.transposedFirstWeight(shared, inputs)),
                product(plan, dz, parts.transposedOwn(), dy, first));
    }

    /** Puts the product there where it is the first, adds it otherwise. */
    private static OneDnnStep product(OneDnnSteps plan, memory a, memory b, memory c, boolean first) {
        return first ? plan.product(a, b, c) : plan.sum(a, b, c);
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
        if (!down.isEmpty()) {
            putMembers(of, queue);
        }
        for (int g = 0; g < up.size(); g++) {
            List<OneDnnStep> steps = up.get(g);
            steps.get(0).run(queue);
            if (most > 1) {
                spread(commonSums.get(g), of, forward.get(g).activations);
            }
            steps.get(1).run(queue);
            forward.get(g).upwards(of.rows(), logits, queue);
        }
    }

    /** Copies the sums of each run to its rows of the first layer; rows that are not given are zero. */
    private void spread(NativeMemory sums, RowRuns of, OneDnnLayers activations) {
        NativeMemory h = activations.memory(0);
        int bytes = sums.bytes() / most; // of a row
        for (int r = 0; r < of.runs(); r++) {
            for (int i = of.first(r); i < of.end(r); i++) {
                h.copy(i * bytes, sums, r * bytes, bytes);
            }
        }
        h.clearBytes((long) of.rows() * bytes, (long) format.capacity() * bytes);
    }

    private void putMembers(RowRuns of, stream queue) {
        Arrays.fill(stagedMembers, 0, of.rows() * most, 0f);
        for (int r = 0; r < of.runs(); r++) {
            for (int i = of.first(r); i < of.end(r); i++) {
                stagedMembers[i * most + r] = 1f;
            }
        }
        members.put(stagedMembers, of.rows(), queue);
    }

    void backward(float[] logitGradients, float[] ofInput, stream queue) {
        for (int g = down.size() - 1; g >= 0; g--) {
            backward.get(g).downwards(logitGradients, runs.rows(), queue);
            OneDnnStep.run(down.get(g), queue);
        }
        commonGradients.get(0, stagedCommon, 0, runs.runs() * shared);
        runs.scatterFrom(stagedCommon, ofInput, inputs);
        int width = inputs - shared;
        ownGradients.get(0, stagedOwn, 0, runs.rows() * width);
        for (int i = 0; i < runs.rows(); i++) {
            System.arraycopy(stagedOwn, i * width, ofInput, i * inputs + shared, width);
        }
    }
}
