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

class SourceTreeTest {

    @Test
    void noSourceFileIsTooLong() {
        List<String> modules = Stream.concat(Scan.modules().stream().sorted(), Stream.of("bench"))
                .toList();

        System.out.println(SourceTree.sizeTable(Scan.root(), modules)); // for the log of the build

        for (String module : modules) {
            List<Path> files = SourceTree.mainFiles(Scan.root(), module);
            assertThat(files).as(module).isNotEmpty();
            assertThat(SourceTree.tooLong(files)).isEmpty();
        }
    }

    @Test
    void aFileOneLineTooLongIsFoundAndTheTableShowsIt(@TempDir Path folder) throws IOException {
        Path main = Files.createDirectories(folder.resolve("core/src/main/java"));
        Path fits = Files.writeString(main.resolve("Fits.java"), "//\n".repeat(SourceTree.MOST_LINES));
        Path tooLong = Files.writeString(main.resolve("Long.java"), "//\n".repeat(SourceTree.MOST_LINES + 1));
        Files.writeString(main.resolve("notes.txt"), "//\n".repeat(1000));

        List<Path> files = SourceTree.mainFiles(folder, "core");

        assertThat(files).containsExactly(fits, tooLong);
        assertThat(SourceTree.tooLong(files)).containsOnlyKeys(tooLong).containsValue(501);
        assertThat(SourceTree.sizeTable(folder, List.of("core", "absent")))
                .containsPattern("core +2 +1001 +500 +500 +501 +Long.java");
    }

    @Test
    void quantilesOfASortedList() {
        List<Integer> tens = List.of(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110);

        assertThat(SourceTree.quantile(tens, 0.5)).isEqualTo(60);
        assertThat(SourceTree.quantile(tens, 0.9)).isEqualTo(100);
        assertThat(SourceTree.quantile(List.of(7), 0.9)).isEqualTo(7);
    }
}
