/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Kills programs that write again and again, in a process of their own, and say {@code first} once something stands. */
public final class KilledWriter {

    private KilledWriter() {}

    /**
     * Starts a program and kills it some time after it has written first.
     *
     * @param program a class of the class path with a {@code main}
     * @param nanos how long it writes on
     */
    public static void killAfter(long nanos, Class<?> program, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Process writer = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = writer.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("first");
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }
}
