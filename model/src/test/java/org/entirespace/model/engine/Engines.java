/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.engine;

import java.util.Optional;
import java.util.stream.Stream;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.junit.jupiter.api.Named;

/** The engines of this machine. */
public final class Engines {

    private Engines() {}

    /** Every engine that computes in floats. */
    public static Stream<Named<TowerEngine>> ofFloats() {
        return Stream.of(
                        TowerLibrary.fastest(Precision.FLOAT32),
                        TowerLibrary.over(MatrixLibrary.fastest()),
                        TowerLibrary.over(MatrixLibrary.plainJava()))
                .map(engine -> Named.of(engine.description(), engine));
    }

    /** Every engine, with the relative error that its precision explains. */
    public static Stream<Named<TowerEngine>> all() {
        return Stream.concat(ofFloats(), bfloat16().map(engine -> Named.of(engine.description(), engine)).stream());
    }

    /** The engine that computes in bfloat16, where the processor has it. */
    public static Optional<TowerEngine> bfloat16() {
        try {
            return Optional.of(TowerLibrary.fastest(Precision.BFLOAT16));
        } catch (UnsupportedPrecisionException e) {
            return Optional.empty();
        }
    }
}
