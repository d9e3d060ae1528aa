/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of what must hold names tests, and each of them exists. */
class PropertiesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test|\\w+IT)#(\\w+)`");

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/concepts/what-must-hold.md"));
        List<String> missing = new ArrayList<>();
        int named = 0;
        Matcher tests = TEST.matcher(page);
        while (tests.find()) {
            named++;
            if (!exists(tests.group(1), tests.group(2))) {
                missing.add(tests.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(30);
    }

    private static boolean exists(String type, String method) throws IOException {
        for (String module : List.of("core", "data", "model", "trees", "train", "serve", "cli", "checks")) {
            Path tests = ROOT.resolve(module).resolve("src/test/java");
            if (!Files.isDirectory(tests)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(tests)) {
                for (Path file : files.filter(f -> f.endsWith(type + ".java")).toList()) {
                    if (Files.readString(file).contains(" " + method + "(")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
