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
    void aRowInHalfPrecisionTakesWhatThePageSays(String kind, RowOptimizer optimizer) throws IOException {
        long floats = (long) Float.BYTES * table(TableOptions.of(optimizer)).floatsPerRow();
        long bytes = (long) Float.BYTES
                * table(TableOptions.of(optimizer).in(RowPrecision.FLOAT16)).floatsPerRow();

        assertThat(floats - bytes).isEqualTo(32);
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.contains("`" + kind + "`") && line.endsWith(" % |"))
                .singleElement()
                .asString()
                .endsWith(String.format(
                        Locale.ROOT,
                        "| %d | %.2f GB | %d %% |",
                        bytes,
                        40e6 * bytes / 1e9,
                        Math.round(100.0 * bytes / floats)));
    }

    private static EmbeddingTable table(TableOptions options) {
        return new EmbeddingTable(10, 16, 0.1, 1, options, RowLoopLibrary.fastest());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aRowTakesWhatThePageSays(String kind, RowOptimizer optimizer) throws IOException {
        long bytes = (long) Float.BYTES * table(TableOptions.of(optimizer)).floatsPerRow();

        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("| `" + kind + "` |") && line.endsWith(" GB |"))
                .singleElement()
                .asString()
                .endsWith(String.format(Locale.ROOT, "| %d | %.2f GB |", bytes, 40e6 * bytes / 1e9));
    }
}
