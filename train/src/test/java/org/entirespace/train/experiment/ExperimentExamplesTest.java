/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entirespace.train.document.GoldenFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExperimentExamplesTest {

    @TestFactory
    List<DynamicTest> everyExperimentOfTheRepositoryIsRead() throws IOException {
        Path folder = GoldenFile.of("experiments").path();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> assertThatCode(() -> ExperimentReader.read(file))
                                    .doesNotThrowAnyException()))
                    .toList();
        }
    }
}
