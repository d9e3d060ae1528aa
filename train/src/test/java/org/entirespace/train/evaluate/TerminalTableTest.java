/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Readout;
import org.junit.jupiter.api.Test;

class TerminalTableTest {

    @Test
    void everyLineNamesItsSpaceAndUndefinedSaysWhy() {
        ScoredSamples samples = new ScoredSamples(
                CompiledGraph.of(GraphCatalog.esmm()),
                List.of(Quantity.marginal("click"), Quantity.conditional("purchase", "click")),
                new double[][] {{1, 0, -1, 0}, {0, 0, 0, 0}},
                new byte[][] {{1, 1, 0, 0}, {0, -1, 0, 0}},
                new long[] {1, 2, 2, 2});

        assertThat(TerminalTable.render(Evaluator.evaluate(samples, new EvaluationOptions(0, 0.95, 2, 1))))
                .isEqualTo("""
                        esmm on 4 impressions in 2 groups; no intervals

                        behavior  positive  negative  unobserved    rate
                        click            2         2           0  50.0 %
                        purchase         0         3           1     0 %  0 % after click

                        ranking  space       observed  positive    rate  AUC                    GAUC
                        CTR      impression         4         2  50.0 %  0.8750                 0.7500 (1 of 2 groups)
                        CVR      click              1         0     0 %  undefined (one class)  undefined (one class in every group)

                        calibration  space       log loss  NE                     PCOC                         ECE
                        CTR          impression  0.5032    0.7260                 1.000                        13.4 %
                        CVR          click       0.6931    undefined (one class)  undefined (no positive row)  50.0 %
                        """);
    }

    @Test
    void intervalsAreNamedInTheHeading() {
        String text = TerminalTable.render(
                Evaluator.evaluate(FakeSamples.of(3000, 5).esmm(0.3, 0, 6), new EvaluationOptions(20, 0.9, 10, 1)));

        assertThat(text)
                .startsWith("esmm on 3,000 impressions in 250 groups; [90 % intervals] from 20 resamples of groups\n");
        assertThat(text.lines().filter(line -> line.startsWith("CTR"))).allMatch(line -> line.contains("impression"));
        assertThat(text.lines().filter(line -> line.startsWith("CVR ")))
                .hasSize(2)
                .allMatch(line -> line.contains("click"));
        assertThat(text).containsPattern("CTR +impression +3,000 .* 0\\.\\d{4} \\[0\\.\\d{4}, 0\\.\\d{4}]");
    }

    /** Click and purchase each for itself: pCTCVR / pCTR is 0.25 / 0.5, then 0.5 / 0.25. */
    @Test
    void ratiosAboveOneAreCountedAndTold() {
        CompiledGraph graph = CompiledGraph.of(GraphCatalog.division());
        List<Quantity> cvr = List.of(Quantity.conditional("purchase", "click"));
        GraphScorer scorer = new GraphScorer(graph, cvr, new Readout(Map.of(), true));
        float low = (float) -Math.log(3);
        double[][] logOdds = new double[1][3];
        float[][] logits = {{0, low}, {low, 0}, {low, low}};
        for (int row = 0; row < 3; row++) {
            double[] one = new double[1];
            scorer.logOddsInto(logits[row], 0, one);
            logOdds[0][row] = one[0];
        }
        assertThat(GraphScorer.probability(logOdds[0][0])).isCloseTo(0.5, within(1e-6));
        assertThat(logOdds[0][1]).isCloseTo(GraphScorer.ABOVE_ONE + Math.log(2), within(1e-6));
        ScoredSamples samples =
                new ScoredSamples(graph, cvr, logOdds, new byte[][] {{1, 1, 1}, {0, 1, 0}}, new long[3], true);

        Evaluation evaluation = Evaluator.evaluate(samples, new EvaluationOptions(0, 0.95, 2, 1));

        assertThat(evaluation.quantities().get(0).aboveOne()).isEqualTo(2);
        assertThat(TerminalTable.render(evaluation))
                .endsWith(
                        "\nCVR is a ratio, and 1 or more for 2 of 3 impressions; there it counts as 1 where levels are "
                                + "compared\n");
    }

    @Test
    void aLineHasAsManyCellsAsTheTable() {
        assertThatThrownBy(() -> new TextTable("lr").add("one")).hasMessageContaining("line of 1 cells; expected 2");
    }
}
