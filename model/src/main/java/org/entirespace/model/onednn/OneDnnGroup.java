/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.tower.TowerShape;

/**
 * Neighbouring towers that are computed together, and where their parameters lie among those of all towers. The first layers
 * of a group are one product, wide enough to be fast and narrow enough that its operands stay in the processor's cache.
 * Immutable.
 *
 * @param all the shape of all towers
 * @param first the first tower of the group
 * @param towers their number
 */
record OneDnnGroup(TowerShape all, int first, int towers) {

    /** The parts that {@link #stretches} speaks of, each to be moved on its own: the first layer's weights, and the rest. */
    static final int PARTS = 2;

    /**
     * Parameters that lie side by side, among all and in the group.
     *
     * @param ofAll where they begin among all parameters
     * @param ofGroup where they begin in the group's
     * @param length their number
     */
    record Stretch(int ofAll, int ofGroup, int length) {}

    /**
     * Cuts towers into groups of about equal size.
     *
     * @param columns the most columns of a group's first layer; a tower that is wider is a group of its own
     */
    static List<OneDnnGroup> of(TowerShape all, int columns) {
        int most = Math.max(1, columns / all.width(0));
        int groups = (all.towers() - 1) / most + 1;
        List<OneDnnGroup> found = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            int from = all.towers() * g / groups;
            found.add(new OneDnnGroup(all, from, all.towers() * (g + 1) / groups - from));
        }
        return found;
    }

    /** The shape of the group's towers alone. */
    TowerShape shape() {
        return new TowerShape(all.inputs(), all.widths(), towers);
    }

    /** Where the parameters of a part lie: of part 0 those of the first layer's weights, of part 1 all others. */
    List<Stretch> stretches(int part) {
        return part == 0 ? firstWeights() : rest();
    }

    private List<Stretch> firstWeights() {
        int length = towers * all.width(0);
        List<Stretch> rows = new ArrayList<>();
        for (int i = 0; i < all.inputs(); i++) {
            rows.add(new Stretch(
                    all.weightOffset(0, first) + i * all.wideWidth(0),
                    shape().weightOffset(0, 0) + i * length,
                    length));
        }
        return rows;
    }

    private List<Stretch> rest() {
        TowerShape own = shape();
        List<Stretch> found = new ArrayList<>();
        for (int l = 0; l < all.layers(); l++) {
            if (l > 0) {
                found.add(new Stretch(
                        all.weightOffset(l, first), own.weightOffset(l, 0), towers * all.width(l - 1) * all.width(l)));
            }
            found.add(new Stretch(all.biasOffset(l) + first * all.width(l), own.biasOffset(l), towers * all.width(l)));
        }
        found.add(new Stretch(all.headOffset(first), own.headOffset(0), towers * all.width(all.layers() - 1)));
        found.add(new Stretch(all.headBiasOffset() + first, own.headBiasOffset(), towers));
        return found;
    }
}
