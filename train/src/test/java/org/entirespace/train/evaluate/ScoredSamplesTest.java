/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.junit.jupiter.api.Test;

class ScoredSamplesTest {

    private static final CompiledGraph ESMM = CompiledGraph.of(GraphCatalog.esmm());
    private static final Quantity CTR = Quantity.marginal("click");

    @Test
    void wrongShapesAreRefused() {
        assertRefused(List.of(CTR), new double[2][3], new byte[2][3], "columns of log-odds: 2; expected 1");
        assertRefused(List.of(CTR), new double[1][3], new byte[3][3], "columns of labels: 3; expected 2");
        assertRefused(List.of(CTR), new double[1][2], new byte[2][3], "log-odds of 'click': 2; expected 3");
        assertRefused(
                List.of(CTR),
                new double[1][3],
                new byte[][] {new byte[3], new byte[4]},
                "labels of 'purchase': 4; expected 3");
    }

    @Test
    void someRowsKeepTheirScoresLabelsAndGroups() {
        ScoredSamples some = new ScoredSamples(
                        ESMM,
                        List.of(CTR),
                        new double[][] {{1, 2, 3}},
                        new byte[][] {{0, 1, 1}, {0, 0, 1}},
                        new long[] {7, 8, 9})
                .rows(new int[] {2, 0});

        assertThat(some.logOdds(CTR)).containsExactly(3, 1);
        assertThat(some.labels("click")).containsExactly(1, 0);
        assertThat(some.labels("purchase")).containsExactly(1, 0);
        assertThat(some.groups()).containsExactly(9, 7);
    }

    @Test
    void unknownAndRepeatedQuantitiesAreRefused() {
        assertRefused(List.of(Quantity.marginal("cart")), new double[1][3], new byte[2][3], "no behavior 'cart'");
        assertRefused(
                List.of(Quantity.conditional("purchase", "cart")),
                new double[1][3],
                new byte[2][3],
                "no behavior 'cart'");
        assertRefused(List.of(CTR, CTR), new double[2][3], new byte[2][3], "[click, click]: one is there twice");
    }

    @Test
    void numbersThatAreNoneAndUnknownCodesAreRefusedWithTheirPlace() {
        assertRefused(
                List.of(CTR),
                new double[][] {{0, 0, Double.NaN}},
                new byte[2][3],
                "'click', row 2: NaN; expected a finite");
        assertRefused(
                List.of(CTR),
                new double[1][3],
                new byte[][] {{0, 1, -1}, {0, 2, 0}},
                "'purchase', row 1: 2; expected -1, 0 or 1");
    }

    private static void assertRefused(List<Quantity> quantities, double[][] logOdds, byte[][] labels, String message) {
        assertThatThrownBy(() -> new ScoredSamples(ESMM, quantities, logOdds, labels, new long[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
