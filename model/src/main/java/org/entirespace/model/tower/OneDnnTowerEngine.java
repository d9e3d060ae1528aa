/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.Locale;

/** Towers in oneDNN's memory, whole layers at a time. */
final class OneDnnTowerEngine implements TowerEngine {

    /** Rows of a pass: enough to keep the processor busy in each product, few enough for its cache. */
    private static final int BLOCK = 512;

    private final OneDnn library;
    private final Precision precision;

    OneDnnTowerEngine(OneDnn library, Precision precision) {
        this.library = library;
        this.precision = precision;
    }

    @Override
    public Towers towers(TowerShape shape, int rows, boolean trains) {
        return new OneDnnTowers(shape, library, precision, Math.min(BLOCK, rows), trains);
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
