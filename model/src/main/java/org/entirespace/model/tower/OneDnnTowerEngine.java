/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.Locale;

/** Towers in oneDNN's memory, whole layers at a time. */
final class OneDnnTowerEngine implements TowerEngine {

    /** Bytes of a number times rows of a pass: enough rows for long products, few enough for the processor's cache. */
    private static final int BLOCK_BYTES = 1024;

    private final OneDnn library;
    private final Precision precision;

    OneDnnTowerEngine(OneDnn library, Precision precision) {
        this.library = library;
        this.precision = precision;
    }

    @Override
    public Towers towers(TowerShape shape, int rows, boolean trains) {
        int block = BLOCK_BYTES / (precision == Precision.BFLOAT16 ? Short.BYTES : Float.BYTES);
        return new OneDnnTowers(shape, library, precision, Math.min(block, rows), trains);
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
