/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.Precision;
import org.junit.jupiter.api.Test;

class TowerLibraryTest {

    @Test
    void theFastestEngineSaysWhatItIs() {
        assertThat(TowerLibrary.fastest(Precision.FLOAT32).description()).matches("oneDNN \\([a-z0-9_]+, float32\\)");
    }

    @Test
    void enginesOverArraysBearTheNameOfTheirProducts() {
        assertThat(TowerLibrary.over(MatrixLibrary.plainJava()).description()).isEqualTo("Java");
    }

    @Test
    void anUnsupportedPrecisionNamesWhatRunsInstead() {
        assertThat(new UnsupportedPrecisionException(Precision.BFLOAT16, "no instructions"))
                .hasMessage("precision bfloat16: no instructions; float32 runs everywhere");
    }
}
