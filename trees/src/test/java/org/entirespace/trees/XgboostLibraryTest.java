/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class XgboostLibraryTest {

    @Test
    void aLibraryThatDoesNotLoadIsToldWithThePlatform() {
        assertThatThrownBy(() -> XgboostLibrary.load(() -> {
                    throw new UnsatisfiedLinkError("libgomp.so.1: no such file");
                }))
                .isInstanceOf(UnsupportedPlatformException.class)
                .hasMessageStartingWith("trees are grown by XGBoost, which does not load on "
                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch"))
                .hasMessageContaining("expected Linux on x86-64 with libgomp.so.1")
                .hasMessageContaining("no such file");
    }

    @Test
    void itsVersionIsTheOneOfTheBuild() {
        assertThat(ForestTrainer.library()).matches("XGBoost \\d+\\.\\d+\\.\\d+");
    }
}
