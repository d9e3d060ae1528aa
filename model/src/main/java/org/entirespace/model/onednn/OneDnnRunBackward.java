/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.RowRuns;

/**
 * The backward half of a {@link OneDnnRunPass}, with its memory. Runs are told by a matrix of ones and zeros, so that summing over their rows
 * is a product too:
 *
 * <pre>
 *   e_ir = 1 where row i is in run r
 *   du = e^T dz      dU += c^T du      dc = du U^T      dV += y^T dz      dy = dz V^T
 * </pre>
 */
final class OneDnnRunBackward {

    private final OneDnnFormat format;
    private final int inputs;
    private final int shared;
    private final int most;
    private final List<OneDnnBackward> groups;
    private final OneDnnRows common; // (most, shared)
    private final OneDnnRows own; // (capacity, inputs - shared)
    private final OneDnnRows members; // e; (capacity, most)
    private final NativeMemory commonGradients; // (most, shared)
    private final NativeMemory ownGradients; // (capacity, inputs - shared)
    private final float[] stagedCommon;
    private final float[] stagedOwn;
    private final float[] stagedMembers;
    private final List<List<OneDnnStep>> steps = new ArrayList<>(); // (groups)
    private final List<NativeMemory> held = new ArrayList<>(); // what the steps work on

    /**
     * @param most the most runs
     * @param common what the forward half read of each run; (most, shared)
     * @param own what it read of each row; (capacity, inputs - shared)
     * @param groups what goes on above the first layer
     */
    OneDnnRunBackward(
            OneDnnTowers towers,
            OneDnnFormat format,
            int shared,
            int most,
            OneDnnRows common,
            OneDnnRows own,
            List<OneDnnBackward> groups) {
        this.format = format;
        this.shared = shared;
        this.most = most;
        this.groups = groups;
        this.common = common;
        this.own = own;
        inputs = towers.shape.inputs();
        members = new OneDnnRows(format, most);
        stagedCommon = new float[Math.multiplyExact(most, shared)];
        stagedOwn = new float[Math.multiplyExact(format.capacity(), inputs - shared)];
        stagedMembers = new float[Math.multiplyExact(format.capacity(), most)];
        commonGradients = NativeMemory.ofFloats(stagedCommon.length);
        ownGradients = NativeMemory.ofFloats(stagedOwn.length);
        for (int g = 0; g < groups.size(); g++) {
            steps.add(plan(towers.groups.get(g), groups.get(g), g == groups.size() - 1));
        }
    }

    /** The steps of a group; the first that runs puts the gradients of the inputs there, the others add theirs. */
    private List<OneDnnStep> plan(OneDnnWeights weights, OneDnnBackward pass, boolean first) {
        OneDnnSteps plan = new OneDnnSteps(format.library());
        OneDnnRunWeights parts = weights.byRuns();
        int wide = weights.shape.wideWidth(0);
        NativeMemory storage = new NativeMemory(format.of(most).bytes(wide));
        held.add(storage);
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

    /** Takes the gradients of the logits, (rows, all towers), back to those of the input; (rows, inputs). */
    void run(RowRuns runs, float[] logitGradients, float[] ofInput, stream queue) {
        putMembers(runs, queue);
        for (int g = groups.size() - 1; g >= 0; g--) {
            groups.get(g).downwards(logitGradients, runs.rows(), queue);
            OneDnnStep.run(steps.get(g), queue);
        }
        commonGradients.get(0, stagedCommon, 0, runs.runs() * shared);
        runs.scatterFrom(stagedCommon, ofInput, inputs);
        int width = inputs - shared;
        ownGradients.get(0, stagedOwn, 0, runs.rows() * width);
        for (int i = 0; i < runs.rows(); i++) {
            System.arraycopy(stagedOwn, i * width, ofInput, i * inputs + shared, width);
        }
    }

    private void putMembers(RowRuns runs, stream queue) {
        Arrays.fill(stagedMembers, 0, runs.rows() * most, 0f);
        for (int r = 0; r < runs.runs(); r++) {
            for (int i = runs.first(r); i < runs.end(r); i++) {
                stagedMembers[i * most + r] = 1f;
            }
        }
        members.put(stagedMembers, runs.rows(), queue);
    }
}
