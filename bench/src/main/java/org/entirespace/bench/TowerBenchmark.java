/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time that HM3's six towers 368-200-80-1 take for some rows on one thread, with each engine of this machine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TowerBenchmark {

    /** The parameter that names the {@link Engine}. */
    static final String ENGINE = "engine";

    /** The name of an {@link Engine}; {@link Benchmarks} fills in all that this machine has. */
    @Param("JAVA")
    public String engine = "JAVA";

    /** Rows of a slice of a batch. */
    @Param({"256", "512", "1024"})
    public int rows = 256;

    private TowerWork work = new TowerWork(Engine.JAVA, 1);

    /** Makes towers of the engine, and rows for them. */
    @Setup
    public void prepare() {
        work = new TowerWork(Engine.valueOf(engine), rows);
    }

    /** Fills the logits. */
    @Benchmark
    public float[][] forward() {
        work.forward();
        return work.logits();
    }

    /** Fills the logits, the gradient of the parameters and that of the rows, as a training step does. */
    @Benchmark
    public float[] forwardAndBackward() {
        return work.forwardAndBackward();
    }

    /** What is computed. */
    TowerWork work() {
        return work;
    }
}
