/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.List;
import java.util.Locale;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.engine.UnsupportedPrecisionException;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;

/** An engine to measure. */
enum BenchEngine {
    FLOAT32,
    BFLOAT16,
    OPENBLAS,
    JAVA;

    TowerEngine engine() {
        return switch (this) {
            case FLOAT32 -> TowerLibrary.fastest(Precision.FLOAT32);
            case BFLOAT16 -> TowerLibrary.fastest(Precision.BFLOAT16);
            case OPENBLAS -> TowerLibrary.over(MatrixLibrary.fastest());
            case JAVA -> TowerLibrary.over(MatrixLibrary.plainJava());
        };
    }

    /** One engine for each precision that this machine has. */
    static List<BenchEngine> here() {
        try {
            BFLOAT16.engine();
            return List.of(FLOAT32, BFLOAT16);
        } catch (UnsupportedPrecisionException e) {
            return List.of(FLOAT32);
        }
    }

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
