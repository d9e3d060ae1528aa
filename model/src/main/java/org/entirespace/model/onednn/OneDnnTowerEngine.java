/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.Locale;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerShape;
import org.entirespace.model.tower.Towers;

/** Towers in oneDNN's memory, whole layers at a time. */
public final class OneDnnTowerEngine implements TowerEngine {

    /** Bytes of a number times rows of a pass: enough rows for long products, few enough for the processor's cache. */
    private static final int BLOCK_BYTES = 1024;

    /** Bytes of a row of a group's first layer, so that a block of rows and the weights of a group fit the second-level cache. */
    private static final int GROUP_BYTES = 2048;

    private final OneDnn library;
    private final Precision precision;

    private OneDnnTowerEngine(OneDnn library, Precision precision) {
        this.library = library;
        this.precision = precision;
    }

    /**
     * Loads the library.
     *
     * @throws UnsatisfiedLinkError when this platform has no such library, or this processor no instructions for the precision
     */
    public static OneDnnTowerEngine load(Precision precision) {
        OneDnn library = OneDnn.load();
        if (precision == Precision.BFLOAT16 && !library.hasBfloat16()) {
            throw new UnsatisfiedLinkError(
                    "this processor has no instructions for it (AVX512-BF16 or AMX), only " + library.instructions());
        }
        return new OneDnnTowerEngine(library, precision);
    }

    @Override
    public Towers towers(TowerShape shape, int rows, boolean trains) {
        int bytes = precision == Precision.BFLOAT16 ? Short.BYTES : Float.BYTES;
        OneDnnFormat format = new OneDnnFormat(library, OneDnn.typeOf(precision), Math.min(BLOCK_BYTES / bytes, rows));
        return new OneDnnTowers(shape, format, GROUP_BYTES / bytes, trains);
    }

    @Override
    public MatrixProducts products() {
        return MatrixLibrary.fastest();
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public String description() {
        return "oneDNN (" + library.instructions() + ", " + precision.name().toLowerCase(Locale.ROOT) + ")";
    }
}
