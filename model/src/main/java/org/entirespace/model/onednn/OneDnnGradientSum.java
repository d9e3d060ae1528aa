/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.GradientSum;
import org.entirespace.model.tower.TowerShape;

/** The total of some sums, added in their order outside the Java heap, then turned and copied out once. */
final class OneDnnGradientSum implements GradientSum {

    private final OneDnnTowers towers;
    private final List<OneDnnGradient> sums;
    private final List<Share> shares = new ArrayList<>();

    OneDnnGradientSum(OneDnnTowers towers, List<OneDnnGradient> sums) {
        this.towers = towers;
        this.sums = sums;
        towers.format.library().stayOnThisThread();
        List<NativeMemory> totals = new ArrayList<>(); // (groups), each as the group's parameters up to the heads
        for (OneDnnWeights group : towers.groups) {
            totals.add(NativeMemory.ofFloats(group.shape.headOffset(0)));
        }
        for (int s = 0; s < towers.shares(); s++) {
            int group = towers.groupOf(s);
            shares.add(new Share(group, towers.partOf(s), totals.get(group)));
        }
    }

    @Override
    public int shares() {
        return shares.size();
    }

    @Override
    public float fill(int share, float[] gradient) {
        towers.format.library().stayOnThisThread();
        return shares.get(share).fill(gradient);
    }

    /** A part of a group's parameters. */
    private final class Share {

        private final int group;
        private final int part;
        private final OneDnnWeights weights;
        private final TowerShape shape;
        private final NativeMemory total; // as the group's parameters up to the heads, weights transposed
        private final NativeMemory turned; // as the group's parameters up to the heads
        private final List<OneDnnStep> steps = new ArrayList<>();
        private final stream queue;
        private final float[] staged; // as the group's parameters

        Share(int group, int part, NativeMemory total) {
            this.group = group;
            this.part = part;
            this.total = total;
            weights = towers.groups.get(group);
            shape = weights.shape;
            queue = new stream(towers.format.library().device);
            turned = NativeMemory.ofFloats(shape.headOffset(0));
            staged = new float[shape.parameters()];
            int from = part == 0 ? 0 : shape.biasOffset(0);
            int to = part == 0 ? shape.biasOffset(0) : shape.headOffset(0);
            OneDnnSteps plan = new OneDnnSteps(towers.format.library());
            steps.add(plan.total(sources(from, to - from), vector(total, from, to - from)));
            for (int l = part; l < (part == 0 ? 1 : shape.layers()); l++) {
                for (int t = 0; t < (l == 0 ? 1 : shape.towers()); t++) {
                    turn(plan, l, t);
                }
                if (l > 0) {
                    keep(plan, l);
                }
            }
            if (part == 1) {
                keep(plan, 0);
            }
        }

        private List<memory> sources(int from, int count) {
            return sums.stream()
                    .map(sum -> towers.format
                            .library()
                            .at(
                                    OneDnn.rowMajor(memory.data_type.f32, 1, count),
                                    sum.of(group).at(from)))
                    .toList();
        }

        private memory vector(NativeMemory of, int from, int count) {
            return towers.format.library().at(OneDnn.rowMajor(memory.data_type.f32, 1, count), of.atFloat(from));
        }

        /** Turns a weight from (out, in) to (in, out). */
        private void turn(OneDnnSteps plan, int layer, int tower) {
            int in = layer == 0 ? shape.inputs() : shape.width(layer - 1);
            int out = layer == 0 ? shape.wideWidth(0) : shape.width(layer);
            int offset = shape.weightOffset(layer, tower);
            OneDnn library = towers.format.library();
            steps.add(plan.copy(
                    library.at(OneDnn.rowMajor(memory.data_type.f32, out, in), total.atFloat(offset)),
                    library.at(OneDnn.view(memory.data_type.f32, out, in, 1, out), turned.atFloat(offset))));
        }

        /** Copies biases, which need no turning. */
        private void keep(OneDnnSteps plan, int layer) {
            int offset = shape.biasOffset(layer);
            int count = shape.wideWidth(layer);
            steps.add(plan.copy(vector(total, offset, count), vector(turned, offset, count)));
        }

        float fill(float[] gradient) {
            OneDnnStep.run(steps, queue);
            int heads = shape.headOffset(0);
            int from = part == 0 ? 0 : shape.biasOffset(0);
            turned.get(from, staged, from, (part == 0 ? shape.biasOffset(0) : heads) - from);
            if (part == 1) {
                float[] ofHeads = new float[shape.parameters() - heads];
                sums.forEach(sum -> sum.of(group).addHeads(ofHeads));
                System.arraycopy(ofHeads, 0, staged, heads, ofHeads.length);
            }
            for (OneDnnGroup.Stretch stretch : weights.stretches.get(part)) {
                System.arraycopy(staged, stretch.ofGroup(), gradient, stretch.ofAll(), stretch.length());
            }
            return GradientSum.residue(staged, from, part == 0 ? shape.biasOffset(0) : shape.parameters());
        }
    }
}
