/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.engine;

import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.onednn.OneDnnTowerEngine;
import org.entirespace.model.tower.ArrayTowerEngine;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;

/** Finds what computes towers fastest on this machine. */
public final class TowerLibrary {

    private TowerLibrary() {}

    /**
     * The fastest engine of a precision: oneDNN where it loads, in floats otherwise OpenBLAS, and plain Java where no native
     * code loads at all. The description tells which, and why no faster one.
     *
     * @throws UnsupportedPrecisionException for bfloat16 on a processor that has no instructions for it
     */
    public static TowerEngine fastest(Precision precision) {
        try {
            return OneDnnTowerEngine.load(precision);
        } catch (RuntimeException | LinkageError e) {
            if (precision == Precision.FLOAT32) {
                return new ArrayTowerEngine(
                        MatrixLibrary.fastest(), "no oneDNN: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            }
            throw new UnsupportedPrecisionException(precision, String.valueOf(e.getMessage()));
        }
    }

    /** Towers in 32-bit floats over Java arrays, with the products of a library. */
    public static TowerEngine over(MatrixProducts products) {
        return new ArrayTowerEngine(products);
    }
}
