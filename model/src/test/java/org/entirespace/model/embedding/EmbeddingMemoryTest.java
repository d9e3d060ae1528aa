/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.optimizer.AdagradOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.FtrlOptions;
import org.entirespace.model.optimizer.RowOptimizer;
import org.entirespace.model.optimizer.RowwiseAdagradOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The memory of a row is the arithmetic of the page on embedding tables. */
class EmbeddingMemoryTest {

    private static final Path PAGE = Path.of("../docs/concepts/embedding-tables.md");

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of("lazy_adam", AdamOptions.of(1)),
                Arguments.of("adagrad", AdagradOptions.of(1)),
                Arguments.of("rowwise_adagrad", RowwiseAdagradOptions.of(1)),
                Arguments.of("ftrl", new FtrlOptions(1, 1, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aRowTakesWhatThePageSays(String kind, RowOptimizer optimizer) throws IOException {
        var table = new EmbeddingTable(10, 16, 0.1, 1, TableOptions.of(optimizer), RowLoopLibrary.fastest());
        long bytes = (long) Float.BYTES * table.floatsPerRow();

        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("| `" + kind + "` |") && line.endsWith(" GB |"))
                .singleElement()
                .asString()
                .endsWith(String.format(Locale.ROOT, "| %d | %.2f GB |", bytes, 40e6 * bytes / 1e9));
    }
}
