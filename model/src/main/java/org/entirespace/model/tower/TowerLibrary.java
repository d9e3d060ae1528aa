/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.matrix.MatrixProducts;

/** Finds what computes towers fastest on this machine. */
public final class TowerLibrary {

    private TowerLibrary() {}

    /**
     * The fastest engine of a precision: oneDNN where it loads, in floats otherwise OpenBLAS, and plain Java where no native
     * code loads at all. The description tells which.
     *
     * @throws UnsupportedPrecisionException for bfloat16 on a processor that has no instructions for it
     */
    public static TowerEngine fastest(Precision precision) {
        OneDnn library;
        try {
            library = OneDnn.load();
        } catch (RuntimeException | LinkageError e) {
            if (precision == Precision.FLOAT32) {
                return over(MatrixLibrary.fastest());
            }
            throw new UnsupportedPrecisionException(precision, "oneDNN does not load here: " + e.getMessage());
        }
        if (precision == Precision.BFLOAT16 && !library.hasBfloat16()) {
            throw new UnsupportedPrecisionException(
                    precision,
                    "this processor has no instructions for it (AVX512-BF16 or AMX), only " + library.instructions());
        }
        return new OneDnnTowerEngine(library, precision);
    }

    /** Towers in 32-bit floats over Java arrays, with the products of a library. */
    public static TowerEngine over(MatrixProducts products) {
        return new ArrayTowerEngine(products);
    }
}
