/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this module; all of them, or those that match the patterns given.
 *
 * <pre>{@code
 *   mvn -q -pl bench -am package -DskipTests
 *   java -cp 'bench/target/classes:bench/target/lib/*' org.entirespace.bench.Benchmarks [pattern...] [JMH options]
 * }</pre>
 *
 * <p>Where the options say nothing: 2 forks, 3 warm-up and 5 measured rounds of a second each, and every engine that this
 * machine has ({@code -p engine=FLOAT32,BFLOAT16,OPENBLAS,JAVA}).
 */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs them and prints JMH's table.
     *
     * @param args patterns of benchmark names, and JMH's own options
     * @throws CommandLineOptionException when an option is unknown
     * @throws RunnerException when no benchmark matches, or one fails
     */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        run(args);
    }

    /** Runs them as {@link #main} does, and returns what was measured. */
    static Collection<RunResult> run(String... args) throws CommandLineOptionException, RunnerException {
        var given = new CommandLineOptions(args);
        var engines = given.getParameter(TowerBenchmark.ENGINE).orElse(List.of(Engine.here()));
        var options = new OptionsBuilder()
                .parent(given)
                .param(TowerBenchmark.ENGINE, engines.toArray(String[]::new))
                .forks(given.getForkCount().orElse(2))
                .warmupIterations(given.getWarmupIterations().orElse(3))
                .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(given.getMeasurementIterations().orElse(5))
                .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
                .shouldFailOnError(true)
                .build();
        return new Runner(options).run();
    }
}
