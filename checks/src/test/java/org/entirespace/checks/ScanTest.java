/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A rule that looks at no class holds for ever; so the rules are seen to look at the product's classes. */
class ScanTest {

    /** Classes that each module had when this was written, rounded down; to be raised, not lowered. */
    private static final Map<String, Integer> AT_LEAST =
            Map.of("core", 60, "data", 130, "model", 35, "trees", 18, "train", 90, "serve", 70, "cli", 20);

    @Test
    void everyModuleOfTheBuildIsScannedWithAPlausibleNumberOfClasses() {
        Map<String, Long> found = Scan.product().stream()
                .collect(Collectors.groupingBy(
                        item -> Modules.moduleOf(Scan.PRODUCT, item.getPackageName()),
                        TreeMap::new,
                        Collectors.counting()));

        assertThat(found).containsOnlyKeys(Scan.modules());
        AT_LEAST.forEach(
                (module, least) -> assertThat(found.get(module)).as(module).isGreaterThanOrEqualTo(least));
    }

    @Test
    void asManyClassesAreScannedAsThereAreSources() {
        for (String module : Scan.modules()) {
            long sources = SourceTree.mainFiles(Scan.root(), module).size();
            long topLevel = Scan.product().stream()
                    .filter(item -> Modules.moduleOf(Scan.PRODUCT, item.getPackageName())
                            .equals(module))
                    .filter(JavaClass::isTopLevelClass)
                    .count();
            assertThat(topLevel).as(module).isGreaterThanOrEqualTo(sources);
        }
    }

    @Test
    void neitherTestsNorBenchmarksNorTheseChecksAreScanned() {
        assertThat(Scan.product().stream().map(JavaClass::getName))
                .noneMatch(name -> name.endsWith("Test")
                        || name.startsWith("org.entirespace.checks.")
                        || name.startsWith("org.entirespace.bench."));
        assertThat(Scan.broken().size()).isGreaterThan(30);
    }
}
