/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.util.Arrays;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.engine.UnsupportedPrecisionException;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;

/** What computes the towers of a benchmark. */
enum Engine {
    FLOAT32,
    BFLOAT16,
    OPENBLAS,
    JAVA;

    /** The engine; throws {@link UnsupportedPrecisionException} where the processor has no instructions for it. */
    TowerEngine load() {
        return switch (this) {
            case FLOAT32 -> TowerLibrary.fastest(Precision.FLOAT32);
            case BFLOAT16 -> TowerLibrary.fastest(Precision.BFLOAT16);
            case OPENBLAS -> TowerLibrary.over(MatrixLibrary.fastest());
            case JAVA -> TowerLibrary.over(MatrixLibrary.plainJava());
        };
    }

    /** The names of those that this machine has. */
    static String[] here() {
        return Arrays.stream(values()).filter(Engine::loads).map(Engine::name).toArray(String[]::new);
    }

    private static boolean loads(Engine engine) {
        try {
            engine.load();
            return true;
        } catch (UnsupportedPrecisionException e) {
            return false;
        }
    }
}
