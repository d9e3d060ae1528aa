/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build cannot refuse warnings in sources of the Vector API, since the module itself is warned of; so this does. */
class VectorSourcesTest {

    private static final Path FOLDER = Path.of("src/main/java/org/entirespace/model/kernel");

    @Test
    void theCompilerWarnsOfNothingButTheIncubatingModule(@TempDir Path target) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
                Stream<Path> all = Files.list(FOLDER)) {
            List<Path> sources = all.filter(
                            file -> file.getFileName().toString().startsWith("Vector"))
                    .toList();
            assertThat(sources).isNotEmpty();
            List<String> options = List.of(
                    "-Xlint:all,-options,-classfile",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    target.toString());
            boolean done = compiler.getTask(
                            null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();

            assertThat(done).as(diagnostics.getDiagnostics().toString()).isTrue();
            assertThat(diagnostics.getDiagnostics())
                    .extracting(Diagnostic::getCode)
                    .allMatch(code -> code.equals("compiler.warn.incubating.modules"));
        }
    }
}
