/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlgebraTest {

    @Test
    void nobodyOutsideTheGraphPackageMultipliesProbabilities() throws IOException {
        List<Path> sources = Stream.concat(Scan.modules().stream(), Stream.of("bench"))
                .flatMap(module -> SourceTree.mainFiles(Scan.root(), module).stream())
                .filter(file -> !file.toUri().getPath().contains("/core/graph/"))
                .toList();

        assertThat(sources).hasSizeGreaterThan(20);
        assertThat(Algebra.productsOfProbabilities(sources)).isEmpty();
    }

    @Test
    void productsOfProbabilitiesAreFoundByTheirNames(@TempDir Path folder) throws IOException {
        assertThat(products(
                        folder,
                        "ctr * cvr",
                        "GraphScorer.probability(a) * GraphScorer.probability(b)",
                        "p.ctr() * (1 - p.cvr())",
                        "(pClick) * pBuyGivenDMa",
                        "weight * clickProbability * cvr",
                        "ctr *= cvr"))
                .containsExactly(
                        "Sample.java:1: ctr * cvr",
                        "Sample.java:2: GraphScorer.probability(a) * GraphScorer.probability(b)",
                        "Sample.java:3: p.ctr() * (1 - p.cvr())",
                        "Sample.java:4: (pClick) * pBuyGivenDMa",
                        "Sample.java:5: weight * clickProbability * cvr",
                        "Sample.java:6: ctr *= cvr");
    }

    @Test
    void otherProductsAreNot(@TempDir Path folder) throws IOException {
        assertThat(products(folder, "count * ctr", "100 * cvr", "ctr / cvr", "ctr + cvr", "rows * columns", "ctr *= 2"))
                .isEmpty();
    }

    private static List<String> products(Path folder, String... expressions) throws IOException {
        StringBuilder source = new StringBuilder("class Sample { void check() {");
        for (String expression : expressions) {
            source.append(expression.contains("*=") ? expression : "use(" + expression + ")")
                    .append(";\n");
        }
        Path file = Files.writeString(folder.resolve("Sample.java"), source.append("} }"));
        return Algebra.productsOfProbabilities(List.of(file));
    }
}
