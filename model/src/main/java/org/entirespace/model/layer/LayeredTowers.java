/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.tower.ArrayGradient;
import org.entirespace.model.tower.GradientSum;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;

/** Layers that compute with the very array they were given. */
final class LayeredTowers implements Towers {

    /** Rows of a pass: few enough for the processor's cache. */
    private static final int BLOCK = 512;

    final Plan plan;
    final MatrixProducts products;
    final boolean trains;
    private final int capacity;
    private float[] parameters = new float[0];

    LayeredTowers(Plan plan, MatrixProducts products, int rows, boolean trains) {
        this.plan = plan;
        this.products = products;
        this.trains = trains;
        capacity = Math.min(BLOCK, rows);
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public int shares() {
        return 1;
    }

    @Override
    public void load(float[] all, int share) {
        parameters = all;
    }

    float[] parameters() {
        return parameters;
    }

    @Override
    public TowerPass pass() {
        return new LayeredPass(this);
    }

    @Override
    public TowerGradient gradient() {
        return new ArrayGradient(plan.parameters());
    }

    @Override
    public GradientSum sumOf(List<TowerGradient> sums) {
        return ArrayGradient.sumOf(sums);
    }
}
