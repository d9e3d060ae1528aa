/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test methods one database process for all of them. Its tables are shared, so a test makes those it reads. */
final class SharedDuck implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedDuck.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestLog.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("session", key -> new Running(), Running.class)
                .log;
    }

    /** The process, closed by JUnit after the last test. */
    private static final class Running implements AutoCloseable {

        private final Path folder;
        private final DuckSession session;
        final TestLog log;

        Running() {
            try {
                folder = Files.createTempDirectory("shared-duck");
                Files.createDirectories(folder.resolve("data"));
                Files.createDirectories(folder.resolve("work"));
                session = DuckSession.start(
                        new DuckOptions("500MB", 2, List.of(folder.resolve("data")), folder.resolve("work")));
                session.execute("start", "CREATE SCHEMA prep");
                log = new TestLog(session, folder.resolve("data"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            session.close();
            try (var entries = Files.walk(folder)) {
                for (Path entry :
                        entries.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(entry);
                }
            }
        }
    }
}
