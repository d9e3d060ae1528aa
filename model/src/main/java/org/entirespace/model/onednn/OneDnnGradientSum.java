/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
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
        List<Room> rooms =
                towers.groups.stream().map(group -> new Room(group.shape)).toList();
        for (int s = 0; s < towers.shares(); s++) {
            int group = towers.groupOf(s);
            shares.add(new Share(group, towers.partOf(s), rooms.get(group)));
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

    /** Room for a group, of which each part uses its own stretch. */
    private static final class Room {

        private final NativeMemory total; // as the group's parameters up to the heads, weights transposed
        private final NativeMemory turned; // as the group's parameters up to the heads
        private final float[] staged; // as the group's parameters

        Room(TowerShape shape) {
            total = NativeMemory.ofFloats(shape.headOffset(0));
            turned = NativeMemory.ofFloats(shape.headOffset(0));
            staged = new float[shape.parameters()];
        }
    }

    /** A part of a group's parameters. */
    private final class Share {

        private final int group;
        private final int part;
        private final Room room;
        private final TowerShape shape; // of the group
        private final int from; // the part's first parameter in the group
        private final int to; // the one after its last below the heads
        private final List<OneDnnStep> steps = new ArrayList<>();
        private final stream queue;

        Share(int group, int part, Room room) {
            this.group = group;
            this.part = part;
            this.room = room;
            shape = towers.groups.get(group).shape;
            queue = new stream(towers.format.library().device);
            from = part == 0 ? 0 : shape.biasOffset(0);
            to = part == 0 ? shape.biasOffset(0) : shape.headOffset(0);
            OneDnnSteps plan = new OneDnnSteps(towers.format.library());
            steps.add(plan.total(
                    sums.stream().map(sum -> vector(sum.of(group).at(from))).toList(),
                    vector(room.total.atFloat(from))));
            for (int l = part; l < (part == 0 ? 1 : shape.layers()); l++) {
                for (int t = 0; t < (l == 0 ? 1 : shape.towers()); t++) {
                    turn(plan, l, t);
                }
            }
        }

        private memory vector(Pointer at) {
            return towers.format.library().at(OneDnn.rowMajor(memory.data_type.f32, 1, to - from), at);
        }

        /** Turns a weight from (out, in) to (in, out). */
        private void turn(OneDnnSteps plan, int layer, int tower) {
            int in = layer == 0 ? shape.inputs() : shape.width(layer - 1);
            int out = layer == 0 ? shape.wideWidth(0) : shape.width(layer);
            int offset = shape.weightOffset(layer, tower);
            OneDnn library = towers.format.library();
            steps.add(plan.copy(
                    library.at(OneDnn.rowMajor(memory.data_type.f32, out, in), room.total.atFloat(offset)),
                    library.at(OneDnn.view(memory.data_type.f32, out, in, 1, out), room.turned.atFloat(offset))));
        }

        float fill(float[] gradient) {
            OneDnnStep.run(steps, queue);
            room.turned.get(from, room.staged, from, to - from);
            if (part == 1) {
                stageUnturned();
            }
            for (OneDnnGroup.Stretch stretch :
                    towers.groups.get(group).stretches.get(part)) {
                System.arraycopy(room.staged, stretch.ofGroup(), gradient, stretch.ofAll(), stretch.length());
            }
            return GradientSum.residue(room.staged, from, part == 0 ? to : shape.parameters());
        }

        /** Biases and heads, which need no turning. */
        private void stageUnturned() {
            for (int l = 0; l < shape.layers(); l++) {
                room.total.get(shape.biasOffset(l), room.staged, shape.biasOffset(l), shape.wideWidth(l));
            }
            Arrays.fill(room.staged, to, shape.parameters(), 0f);
            sums.forEach(sum -> sum.of(group).addHeads(room.staged, to));
        }
    }
}
