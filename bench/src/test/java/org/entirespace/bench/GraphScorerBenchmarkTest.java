/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GraphScorerBenchmarkTest {

    @Test
    void whatIsMeasuredComputesTheProbabilitiesOfHm3() {
        var benchmark = new GraphScorerBenchmark();

        check(benchmark, benchmark.probabilities());
        check(benchmark, benchmark.logOdds());
    }

    private static void check(GraphScorerBenchmark benchmark, double[] probabilities) {
        int asked = GraphScorerBenchmark.QUANTITIES.size();
        for (int row = 0; row < Batch.ROWS; row++) {
            assertThat(Arrays.copyOfRange(probabilities, row * asked, (row + 1) * asked))
                    .containsExactly(new Hm3Twin(benchmark.batch(), row).probabilities(), within(1e-14));
        }
    }
}
