/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerShape;

/** A sum of gradients outside the Java heap, as floats, group by group. */
final class OneDnnGradient implements TowerGradient {

    private final List<Part> parts;

    OneDnnGradient(List<OneDnnWeights> groups) {
        parts = groups.stream().map(group -> new Part(group.shape)).toList();
    }

    /** The sum of a group. */
    Part of(int group) {
        return parts.get(group);
    }

    /** The sum of one group. */
    static final class Part {

        private final TowerShape shape; // of the group
        private final NativeMemory sums; // as the group's parameters up to the heads, weights transposed
        private final NativeMemory headSums; // (towers, wide)
        private final float[] heads; // (towers, wide), of which a tower's own columns count
        private final float[] headBiases; // (towers)

        Part(TowerShape shape) {
            this.shape = shape;
            sums = NativeMemory.ofFloats(shape.headOffset(0));
            heads = new float[shape.wideWidth(shape.layers() - 1) * shape.towers()];
            headSums = NativeMemory.ofFloats(heads.length);
            headBiases = new float[shape.towers()];
        }

        /** The address of a sum by its parameter's place in the group, below the heads. */
        Pointer at(int parameter) {
            return sums.atFloat(parameter);
        }

        /** The address within the sums of the heads. */
        Pointer headsAt(int index) {
            return headSums.atFloat(index);
        }

        void addHeadBiases(float[] logitGradients, int rows) {
            for (int i = 0; i < rows; i++) {
                for (int t = 0; t < headBiases.length; t++) {
                    headBiases[t] += logitGradients[i * headBiases.length + t];
                }
            }
        }

        void clear() {
            sums.clear(0, shape.headOffset(0));
            headSums.clear(0, heads.length);
            Arrays.fill(headBiases, 0f);
        }

        /** Adds the gradients of the heads and of their biases to {@code target} from {@code at}, as the group's parameters lie. */
        void addHeads(float[] target, int at) {
            headSums.get(0, heads, 0, heads.length);
            int width = shape.width(shape.layers() - 1);
            int wide = shape.wideWidth(shape.layers() - 1);
            for (int t = 0; t < shape.towers(); t++) {
                for (int j = 0; j < width; j++) {
                    target[at + t * width + j] += heads[t * (wide + width) + j];
                }
                target[at + wide + t] += headBiases[t];
            }
        }
    }
}
