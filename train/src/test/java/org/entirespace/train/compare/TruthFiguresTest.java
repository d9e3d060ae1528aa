/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.metric.Bootstrap;
import org.entirespace.core.metric.BootstrapOptions;
import org.entirespace.train.evaluate.ScoredSamples;
import org.junit.jupiter.api.Test;

class TruthFiguresTest {

    private static final int ROWS = 20_000;
    private static final Bootstrap BOOTSTRAP = new Bootstrap(new BootstrapOptions(5, 0.9, 1));

    private final double[] truth = new SplittableRandom(4).doubles(ROWS, -5, 1).toArray();
    private final byte[] click = new byte[ROWS];

    TruthFiguresTest() {
        for (int row = 0; row < ROWS; row += 4) {
            click[row] = 1;
        }
    }

    @Test
    void clickedAndUnclickedRowsAreJudgedApart() {
        double[] predicted = truth.clone();
        Arrays.setAll(predicted, row -> truth[row] + (click[row] == 1 ? 0.25 : 1));
        List<Figure> figures = TruthFigures.of(truth, 1).of(scored(predicted), BOOTSTRAP);

        assertThat(value(figures, TruthFigures.CLICKED, TruthFigures.LOGIT_ERROR))
                .isCloseTo(0.25, within(1e-9));
        assertThat(value(figures, TruthFigures.UNCLICKED, TruthFigures.LOGIT_ERROR))
                .isCloseTo(1, within(1e-9));
        assertThat(value(figures, TruthFigures.ALL, TruthFigures.LOGIT_ERROR))
                .isCloseTo(0.25 * 0.25 + 0.75 * 1, within(1e-9));
        assertThat(value(figures, TruthFigures.UNCLICKED, TruthFigures.RATIO))
                .isGreaterThan(value(figures, TruthFigures.CLICKED, TruthFigures.RATIO));
        assertThat(value(figures, TruthFigures.CLICKED, TruthFigures.RATIO)).isGreaterThan(1);
    }

    @Test
    void drawnConversionsComeFromTheTruthWhetherClickedOrNot() {
        List<Figure> right = TruthFigures.of(truth, 1).of(scored(truth), BOOTSTRAP);
        List<Figure> reversed = TruthFigures.of(truth, 1)
                .of(scored(Arrays.stream(truth).map(z -> -z).toArray()), BOOTSTRAP);
        double possible = possibleAuc();

        for (String rows : List.of(TruthFigures.ALL, TruthFigures.CLICKED, TruthFigures.UNCLICKED)) {
            double auc = value(right, rows, TruthFigures.DRAWN_AUC);
            assertThat(auc).as(rows).isCloseTo(possible, within(0.02));
            assertThat(value(reversed, rows, TruthFigures.DRAWN_AUC)).isCloseTo(1 - auc, within(1e-9));
            assertThat(value(right, rows, TruthFigures.TOP_AUC)).isEqualTo(1);
        }
        assertThat(TruthFigures.of(truth, 2).of(scored(truth), BOOTSTRAP))
                .as("another seed draws others")
                .isNotEqualTo(right);
    }

    /** The AUC of the truth itself, from the probabilities of both classes: no label is drawn. */
    private double possibleAuc() {
        double[] rates =
                Arrays.stream(truth).map(GraphScorer::probability).sorted().toArray();
        double negativesBelow = 0;
        double ranked = 0;
        for (double rate : rates) {
            ranked += rate * negativesBelow;
            negativesBelow += 1 - rate;
        }
        return ranked / (Arrays.stream(rates).sum() * negativesBelow);
    }

    private ScoredSamples scored(double[] conversions) {
        long[] groups = new long[ROWS];
        Arrays.setAll(groups, row -> row / 10);
        return new ScoredSamples(
                CompiledGraph.of(GraphCatalog.esmm()),
                List.of(TruthFigures.CONVERSION),
                new double[][] {conversions},
                new byte[][] {click, new byte[ROWS]},
                groups);
    }

    private static double value(List<Figure> figures, String rows, String metric) {
        FigureKey key = new FigureKey(TruthFigures.CONVERSION.key(), rows, metric);
        return figures.stream()
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value()
                .value()
                .orElseThrow();
    }
}
