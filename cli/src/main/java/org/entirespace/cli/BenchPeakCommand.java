/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.entirespace.model.kernel.FmaLoop;
import org.entirespace.model.speed.FmaPeak;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the peak of multiply-adds. */
@Command(
        name = "peak",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the peak of this machine: multiply-adds of floats in registers, on all threads. Prints 10^9",
            "floating-point operations a second, the best of twelve rounds. Needs the JVM's Vector API."
        },
        footer = {"", "Example:", "  entirespace bench peak --threads 2"})
final class BenchPeakCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--threads", description = "Threads. Default: all cores, ${DEFAULT-VALUE}.")
    private int threads = Runtime.getRuntime().availableProcessors();

    BenchPeakCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        FmaLoop loop = FmaLoop.inVectors()
                .orElseThrow(() -> new IllegalArgumentException(
                        "bench peak: expected a JVM started with --add-modules " + FmaLoop.MODULE));
        terminal.say("measuring multiply-adds on " + threads + " threads: " + loop.description());
        terminal.out()
                .printf(Locale.ROOT, "%.1f%n", new FmaPeak(loop, threads, System::nanoTime).gigaflops())
                .flush();
        return ExitCode.OK;
    }

    /**
     * The peak, measured in a process of its own: a JVM that has met vectors of one length does badly with another. Empty where that
     * process fails, such as where the Java runtime has no Vector API.
     */
    static OptionalDouble inAnotherProcess(int threads) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        FmaLoop.MODULE,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "bench",
                        "peak",
                        "--threads",
                        String.valueOf(threads)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        } finally {
            process.destroy();
        }
    }
}
