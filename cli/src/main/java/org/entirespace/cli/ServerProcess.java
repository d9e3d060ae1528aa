/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, on free ports of this machine, so that what it costs can be told from what its clients cost. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern ADDRESSES = Pattern.compile("serving .* at (http://\\S+) and (grpc://\\S+)");
    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private final Thread last; // ends the process where this one ends first
    private final URI http;
    private final URI grpc;

    private ServerProcess(Process process, URI http, URI grpc) {
        this.process = process;
        last = new Thread(process::destroy, "entirespace-server-end");
        Runtime.getRuntime().addShutdownHook(last);
        this.http = http;
        this.grpc = grpc;
    }

    /**
     * Starts {@code serve} with the options of this JVM, and waits until it listens.
     *
     * @param arguments further options
     * @throws IOException when it ends before, with what it said
     */
    static ServerProcess start(Path model, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("serve", model.toString(), "--port", "0", "--grpc-port", "0"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
            StringBuilder said = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher addresses = ADDRESSES.matcher(line);
                if (addresses.find()) {
                    listen(lines);
                    return new ServerProcess(process, URI.create(addresses.group(1)), URI.create(addresses.group(2)));
                }
                said.append(System.lineSeparator()).append(line);
            }
            throw new IOException("the server did not start:" + said);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Reads on, since a process whose words nobody reads comes to a halt. */
    private static void listen(BufferedReader lines) {
        Thread reader = new Thread(
                () -> {
                    try {
                        lines.lines().forEach(line -> {});
                    } catch (UncheckedIOException e) {
                        Thread.currentThread().interrupt(); // it is over
                    }
                },
                "entirespace-server-lines");
        reader.setDaemon(true);
        reader.start();
    }

    /** Where it speaks HTTP. */
    URI http() {
        return http;
    }

    /** Where it speaks gRPC. */
    URI grpc() {
        return grpc;
    }

    /** The processor time that it has used so far; zero where the system does not tell. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Tells it to stop, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException e) {
            return; // this process ends, and so does that one
        }
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
