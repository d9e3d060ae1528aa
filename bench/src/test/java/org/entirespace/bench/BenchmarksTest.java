/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.NoBenchmarksException;

/** The benchmarks run; how fast is no matter here. */
class BenchmarksTest {

    @Test
    void theBenchmarksThatMatchThePatternRunOnce() throws Exception {
        var results = Benchmarks.run("Graph|Embedding", "-f", "0", "-wi", "0", "-i", "1", "-r", "10ms");

        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark())
                .contains(
                        GraphLossBenchmark.class.getName() + ".backward",
                        GraphScorerBenchmark.class.getName() + ".probabilities",
                        EmbeddingTableBenchmark.class.getName() + ".lookUp",
                        EmbeddingTableBenchmark.class.getName() + ".update");
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    @Test
    void towersRunWithEveryEngineOfThisMachine() throws Exception {
        var results = Benchmarks.run(
                "TowerBenchmark.forward$", "-p", "rows=1", "-f", "0", "-wi", "0", "-i", "1", "-r", "10ms");

        assertThat(results)
                .extracting(result -> result.getParams().getParam(TowerBenchmark.ENGINE))
                .containsExactly(Engine.here());
    }

    @Test
    void anEngineAskedForRunsAlone() throws Exception {
        var results = Benchmarks.run(
                "TowerBenchmark.forward$",
                "-p",
                "rows=1",
                "-p",
                "engine=JAVA",
                "-f",
                "0",
                "-wi",
                "0",
                "-i",
                "1",
                "-r",
                "10ms");

        assertThat(results)
                .extracting(result -> result.getParams().getParam(TowerBenchmark.ENGINE))
                .containsExactly("JAVA");
    }

    @Test
    void aPatternThatNoBenchmarkMatchesIsAnError() {
        assertThatThrownBy(() -> Benchmarks.run("NoSuchBenchmark", "-f", "0"))
                .isInstanceOf(NoBenchmarksException.class);
    }
}
