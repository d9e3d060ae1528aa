/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import org.entirespace.model.matrix.MatrixProducts;

/** Towers over Java arrays, with the matrix products of a library. */
public final class ArrayTowerEngine implements TowerEngine {

    /** Rows of a pass: few enough for the processor's cache. */
    private static final int BLOCK = 512;

    private final MatrixProducts products;
    private final String description;

    /** Towers with these products. */
    public ArrayTowerEngine(MatrixProducts products) {
        this.products = products;
        description = products.description();
    }

    /**
     * Towers with these products.
     *
     * @param reason why no faster engine computes them, for a person to read
     */
    public ArrayTowerEngine(MatrixProducts products, String reason) {
        this.products = products;
        description = products.description() + "; " + reason;
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
        return description;
    }
}
