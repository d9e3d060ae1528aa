/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.GradientSum;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.TowerShape;
import org.entirespace.model.tower.Towers;

/** The towers' parameters in oneDNN's memory, group by group. */
final class OneDnnTowers implements Towers {

    final TowerShape shape;
    final OneDnnFormat format;
    final boolean trains;
    final List<OneDnnWeights> groups = new ArrayList<>();
    private final List<stream> queues = new ArrayList<>(); // (shares)

    /**
     * Towers that have loaded nothing yet.
     *
     * @param columns the most columns of a group's first layer
     */
    OneDnnTowers(TowerShape shape, OneDnnFormat format, int columns, boolean trains) {
        this.shape = shape;
        this.format = format;
        this.trains = trains;
        format.library().stayOnThisThread();
        for (OneDnnGroup group : OneDnnGroup.of(shape, columns)) {
            groups.add(new OneDnnWeights(group, format, trains));
        }
        for (int s = 0; s < shares(); s++) {
            queues.add(new stream(format.library().device));
        }
    }

    @Override
    public int capacity() {
        return format.capacity();
    }

    @Override
    public void share(int columns) {
        format.library().stayOnThisThread();
        groups.forEach(group -> group.share(columns));
    }

    /** Shares are the parts of the groups, the large parts of all groups first. */
    @Override
    public int shares() {
        return groups.size() * OneDnnGroup.PARTS;
    }

    @Override
    public void load(float[] parameters, int share) {
        format.library().stayOnThisThread();
        groups.get(groupOf(share)).load(partOf(share), parameters, queues.get(share));
    }

    int groupOf(int share) {
        return share % groups.size();
    }

    int partOf(int share) {
        return share / groups.size();
    }

    @Override
    public TowerPass pass() {
        return trains ? new OneDnnTowerPass(this, format) : new OneDnnScoringPass(this);
    }

    @Override
    public TowerGradient gradient() {
        return new OneDnnGradient(groups);
    }

    @Override
    public GradientSum sumOf(List<TowerGradient> sums) {
        return new OneDnnGradientSum(
                this, sums.stream().map(OneDnnGradient.class::cast).toList());
    }
}
