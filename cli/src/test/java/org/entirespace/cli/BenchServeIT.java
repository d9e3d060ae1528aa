/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entirespace.model.speed.MadeUpModel;
import org.entirespace.model.speed.SpeedOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of a server in a process of its own. */
class BenchServeIT {

    private static final List<String> QUICK = List.of("--rows", "4600", "--rate", "50", "--warm-up", "0.1");

    @TempDir
    private Path folder;

    private static Shell bench(Object... options) {
        return Shell.run(Stream.concat(Stream.of("bench", "serve"), Stream.concat(Stream.of(options), QUICK.stream()))
                .toArray());
    }

    @Test
    void everyFormIsAskedAtTheRateAndAnswersAsTheLibraryDoes() {
        Shell shell = bench("--candidates", "1,7", "--seconds", "1");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        List<String> all = shell.out().lines().map(String::strip).toList();
        assertThat(all).hasSize(1 + 7 + 2 + 2);
        List<String> lines = all.subList(1, 8);
        for (String line : lines) {
            String[] columns = line.split(" +");
            assertThat(columns).hasSize(10);
            assertThat(columns[2]).as("requests").isEqualTo("50");
            assertThat(columns[3]).as("failures").isEqualTo("0");
            for (int quantile = 5; quantile < 9; quantile++) {
                assertThat(Double.parseDouble(columns[quantile]))
                        .isGreaterThanOrEqualTo(Double.parseDouble(columns[quantile - 1]));
            }
            assertThat(Double.parseDouble(columns[4])).isPositive();
        }
        assertThat(lines.stream().map(line -> line.replaceAll("^(\\d+ +\\w+).*", "$1")))
                .containsExactly("0 liveness", "1 tensors", "1 grpc", "1 json", "7 tensors", "7 grpc", "7 json");
        for (String line : all.subList(10, 12)) {
            String[] columns = line.replace(",", "").split(" +", -1);
            double ratio = Double.parseDouble(columns[1]) / Double.parseDouble(columns[2]);
            assertThat(Double.parseDouble(columns[3])).isCloseTo(ratio, within(0.006 + 0.01 * ratio));
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .as("the server has ended")
                .isEmpty();
    }

    @Test
    void aModelOfOnesOwnIsServedInItsPlace() throws Exception {
        Path model = folder.resolve("mine");
        MadeUpModel.of(new SpeedOptions(5, 50, 4, List.of(3), 8, 1, 1, 1, 1), "2026-01-02T03:04:05Z")
                .write(model);

        Shell shell = bench(model, "--candidates", "3", "--seconds", "1", "--form", "json", "--server-only");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        List<String> lines = shell.out().lines().skip(2).map(String::strip).toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("3 json");
    }

    @Test
    void aDamagedModelIsNotServed() throws Exception {
        Path model = folder.resolve("mine");
        MadeUpModel.of(new SpeedOptions(5, 50, 4, List.of(3), 8, 1, 1, 1, 1), "2026-01-02T03:04:05Z")
                .write(model);
        Path weights;
        try (Stream<Path> files = Files.list(model)) {
            weights = files.filter(file -> file.toString().endsWith(".safetensors"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);

        Shell shell = bench(model);

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains(weights.getFileName().toString());
    }
}
