/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GraphLossBenchmarkTest {

    @Test
    void whatIsMeasuredComputesTheLossAndGradientOfHm3() {
        var benchmark = new GraphLossBenchmark();

        benchmark.backward();
        float[] gradient = benchmark.backward(); // a second round must not add to the first

        Batch batch = benchmark.batch();
        double[] sums = new double[4];
        for (int row = 0; row < Batch.ROWS; row++) {
            var twin = new Hm3Twin(batch, row);
            for (int t = 0; t < 4; t++) {
                double probability = twin.probabilities()[t];
                sums[t] -= Math.log(batch.labels()[t][row] == 1 ? probability : 1 - probability);
            }
            double[] expected = twin.purchaseGradients(batch.labels()[3][row]);
            for (int head = 4; head <= 5; head++) {
                double found = gradient[row * Batch.HEADS + head] * (double) Batch.ROWS;
                assertThat(found).isCloseTo(expected[head - 4], within(1e-6 * Math.abs(expected[head - 4])));
            }
        }
        assertThat(benchmark.lossSums()).containsExactly(sums, within(1e-7));
        assertThat(sums).doesNotContain(0);
    }
}
