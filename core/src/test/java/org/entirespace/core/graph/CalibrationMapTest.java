/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationMapTest {

    private static final CompiledGraph ESMM = CompiledGraph.of(GraphCatalog.esmm());

    @Test
    void oneKnotAndASlopeAreALine() {
        RisingLine line = new CalibrationMap(List.of(1.0), List.of(-2.0), 0.5).line();

        assertThat(line.at(1)).isEqualTo(-2);
        assertThat(line.at(3)).isEqualTo(-1);
        assertThat(line.at(-3)).isEqualTo(-4);
    }

    @Test
    void betweenKnotsTheLineIsStraightAndBeyondThemItGoesOnWithTheSlope() {
        RisingLine line = new CalibrationMap(List.of(-1.0, 0.0, 2.0), List.of(-5.0, -5.0, 3.0), 2).line();

        assertThat(line.at(-1)).isEqualTo(-5);
        assertThat(line.at(-0.5)).isEqualTo(-5);
        assertThat(line.at(0)).isEqualTo(-5);
        assertThat(line.at(0.5)).isEqualTo(-3);
        assertThat(line.at(2)).isEqualTo(3);
        assertThat(line.at(2.5)).isEqualTo(4);
        assertThat(line.at(-2)).isEqualTo(-7);
    }

    @Test
    void aLineThatFallsOrHasNoKnotsIsRefused() {
        for (CalibrationKnots knots : List.of(
                new CalibrationKnots(List.of(), List.of(), 1),
                new CalibrationKnots(List.of(1.0), List.of(1.0, 2.0), 1),
                new CalibrationKnots(List.of(1.0, 1.0), List.of(1.0, 2.0), 1),
                new CalibrationKnots(List.of(2.0, 1.0), List.of(1.0, 2.0), 1),
                new CalibrationKnots(List.of(1.0, 2.0), List.of(2.0, 1.0), 1),
                new CalibrationKnots(List.of(Double.NaN), List.of(1.0), 1),
                new CalibrationKnots(List.of(1.0), List.of(Double.NaN), 1),
                new CalibrationKnots(List.of(1.0), List.of(Double.POSITIVE_INFINITY), 1),
                new CalibrationKnots(List.of(1.0), List.of(Double.NEGATIVE_INFINITY), 1),
                new CalibrationKnots(List.of(1.0), List.of(1.0), -1),
                new CalibrationKnots(List.of(1.0), List.of(1.0), Double.NaN),
                new CalibrationKnots(List.of(1.0), List.of(1.0), Double.POSITIVE_INFINITY))) {
            assertThatIllegalArgumentException()
                    .as(knots.toString())
                    .isThrownBy(() -> new CalibrationMap(knots.learned(), knots.calibrated(), knots.slope()));
        }
    }

    private record CalibrationKnots(List<Double> learned, List<Double> calibrated, double slope) {}

    @Test
    void calibratedHeadsComposeAsTheGraphSays() {
        Readout readout = new Readout(Map.of("purchase|click", 0.25), false)
                .calibrated(Map.of(
                        "click", new CalibrationMap(List.of(0.0), List.of(-1.0), 0.5),
                        "purchase|click", new CalibrationMap(List.of(-1.0, 1.0), List.of(-3.0, 0.0), 1)));
        GraphScorer scorer = new GraphScorer(ESMM, ESMM.quantities(), readout);
        double[] logOdds = new double[ESMM.quantities().size()];

        scorer.logOddsInto(new float[] {2f, 0.75f}, 0, logOdds);

        double click = sigmoid(-1 + 0.5 * 2);
        double purchase = sigmoid(-3 + 3 * (0.75 - 0.25 + 1) / 2);
        assertThat(probability(logOdds, Quantity.marginal("click"))).isCloseTo(click, within(1e-7));
        assertThat(probability(logOdds, Quantity.conditional("purchase", "click")))
                .isCloseTo(purchase, within(1e-7));
        assertThat(probability(logOdds, Quantity.marginal("purchase"))).isCloseTo(click * purchase, within(1e-7));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double probability(double[] logOdds, Quantity quantity) {
        return GraphScorer.probability(logOdds[ESMM.quantities().indexOf(quantity)]);
    }

    @Test
    void calibrationOfAnUnknownHeadIsRefused() {
        Readout readout = Readout.PLAIN.calibrated(Map.of("order", new CalibrationMap(List.of(0.0), List.of(0.0), 1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GraphScorer(ESMM, ESMM.quantities(), readout))
                .withMessage("calibration of unknown head 'order'; expected one of [click, purchase|click]");
    }

    @Test
    void aReadoutWithoutCalibrationHasNone() {
        assertThat(new Readout(Map.of(), true, null)).isEqualTo(new Readout(Map.of(), true));
        assertThat(Readout.PLAIN.calibration()).isEmpty();
    }
}
