/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowLoopLibraryTest {

    @Test
    void thisJvmHasTheVectorApiSoItIsUsed() {
        assertThat(RowLoopLibrary.fastest().description()).matches("Vector API \\((128|256) bits\\)");
        assertThat(RowLoopLibrary.fastest().inVectors()).isTrue();
    }

    @Test
    void plainLoopsSayThatTheyWereAskedFor() {
        assertThat(RowLoopLibrary.plain().description()).isEqualTo("plain loops (asked for)");
        assertThat(RowLoopLibrary.plain().inVectors()).isFalse();
    }

    @Test
    void aJvmWithoutTheModuleUsesPlainLoopsAndSaysSo() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoopsOfThisJvm.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("plain loops (JVM started without --add-modules jdk.incubator.vector)");
    }
}
