/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;
import org.entirespace.model.matrix.MatrixProducts;

/** Towers that compute with the very array they were given. */
final class ArrayTowers implements Towers {

    final TowerShape shape;
    final MatrixProducts products;
    final boolean trains;
    private final int capacity;
    private float[] parameters = new float[0];

    ArrayTowers(TowerShape shape, MatrixProducts products, int capacity, boolean trains) {
        this.shape = shape;
        this.products = products;
        this.capacity = capacity;
        this.trains = trains;
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
        return new ArrayTowerPass(this);
    }

    @Override
    public TowerGradient gradient() {
        return new ArrayGradient(shape.parameters());
    }

    @Override
    public GradientSum sumOf(List<TowerGradient> sums) {
        return ArrayGradient.sumOf(sums);
    }
}
