/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import org.entirespace.model.matrix.MatrixProducts;

/** Towers over Java arrays, with the matrix products of a library. */
public final class ArrayTowerEngine implements TowerEngine {

    /** Rows of a pass: few enough for the processor's cache. */
    private static final int BLOCK = 512;

    private final MatrixProducts products;

    /** Towers with these products. */
    public ArrayTowerEngine(MatrixProducts products) {
        this.products = products;
    }

    @Override
    public Towers towers(TowerShape shape, int rows, boolean trains) {
        return new ArrayTowers(shape, products, Math.min(BLOCK, rows), trains);
    }

    @Override
    public MatrixProducts products() {
        return products;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public String description() {
        return products.description();
    }
}
