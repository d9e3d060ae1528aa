/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TowerBenchmarkTest {

    private static final int ROWS = 600; // no multiple of any engine's block

    static Stream<String> engines() {
        return Stream.of(Engine.here());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatIsMeasuredComputesWhatPlainJavaDoes(String engine) {
        TowerBenchmark benchmark = prepared(engine);
        TowerBenchmark twin = prepared(Engine.JAVA.name());
        boolean rounded = engine.equals(Engine.BFLOAT16.name());
        double tolerance = rounded ? 1e-2 : 1e-5;
        double gradientTolerance = rounded ? 0.1 : 1e-5; // some units fall on the other side of the rectifier's zero

        float[] logits = flat(benchmark.forward());
        assertThat(distance(logits, flat(twin.forward()))).isLessThan(tolerance);

        benchmark.forwardAndBackward();
        float[] gradient = benchmark.forwardAndBackward(); // a second round must not add to the first
        assertThat(distance(gradient, twin.forwardAndBackward())).isLessThan(gradientTolerance);
        assertThat(distance(
                        flat(benchmark.work().inputGradients()),
                        flat(twin.work().inputGradients())))
                .isLessThan(gradientTolerance);
        assertThat(flat(benchmark.work().logits())).containsExactly(logits);
    }

    private static TowerBenchmark prepared(String engine) {
        var benchmark = new TowerBenchmark();
        benchmark.engine = engine;
        benchmark.rows = ROWS;
        benchmark.prepare();
        return benchmark;
    }

    /** |found - expected| / |expected|, by the Euclidean norm. */
    private static double distance(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < found.length; i++) {
            difference += Math.pow(found[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        assertThat(size).isPositive();
        return Math.sqrt(difference / size);
    }

    private static float[] flat(float[][] blocks) {
        float[] flat =
                new float[Stream.of(blocks).mapToInt(block -> block.length).sum()];
        int at = 0;
        for (float[] block : blocks) {
            System.arraycopy(block, 0, flat, at, block.length);
            at += block.length;
        }
        return flat;
    }
}
