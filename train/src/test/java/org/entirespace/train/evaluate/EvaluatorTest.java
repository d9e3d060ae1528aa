/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.CalibrationBin;
import org.entirespace.core.metric.MetricValue;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final Quantity CTR = Quantity.marginal("click");
    private static final Quantity CTCVR = Quantity.marginal("purchase");
    private static final Quantity CVR = Quantity.conditional("purchase", "click");

    // eight impressions in four groups, five clicks, one of them too young to know its purchase
    private static final byte[] CLICK = {1, 1, 1, 0, 0, 0, 1, 1};
    private static final byte[] PURCHASE = {1, 0, 0, 0, 0, 0, -1, 1};
    private static final double[] CTR_LOG_ODDS = {2, 1, 0, 0, -1, -2, 1, 2};
    private static final double[] CTCVR_LOG_ODDS = {1, 0, -1, -1, -2, -3, 9, -1};
    private static final double[] CVR_LOG_ODDS = {3, 2, 1, 9, 9, 9, -9, 2};
    private static final long[] GROUPS = {1, 1, 2, 2, 3, 3, 4, 4};

    private final Evaluation evaluation = Evaluator.evaluate(esmm(), new EvaluationOptions(50, 0.9, 2, 1));

    @Test
    void countsTheFunnel() {
        assertThat(evaluation.graph()).isEqualTo("esmm");
        assertThat(evaluation.rows()).isEqualTo(8);
        assertThat(evaluation.groups()).isEqualTo(4);
        assertThat(evaluation.behaviors())
                .containsExactly(
                        new BehaviorCounts("click", new LabelCounts(5, 3, 0), Map.of()),
                        new BehaviorCounts(
                                "purchase", new LabelCounts(2, 5, 1), Map.of("click", new LabelCounts(2, 2, 1))));
    }

    @Test
    void countsEveryConfigurationThatHasARateOfItsOwn() {
        ScoredSamples samples = new ScoredSamples(
                CompiledGraph.of(BehaviorGraph.of(
                        "own", Behavior.of("micro"), Behavior.of("order").givenOutcomeOf("micro"))),
                List.of(Quantity.marginal("order")),
                new double[1][8],
                new byte[][] {{1, 1, 1, 0, 0, 0, -1, -1}, {1, 1, 0, 0, 0, 1, 1, 0}},
                GROUPS);

        assertThat(Evaluator.evaluate(samples, EvaluationOptions.defaults())
                        .behaviors()
                        .get(1)
                        .after())
                .isEqualTo(Map.of("micro", new LabelCounts(2, 1, 0), "!micro", new LabelCounts(1, 2, 0)));
    }

    @Test
    void aMarginalIsJudgedOnAllObservedImpressions() {
        QuantityEvaluation ctcvr = of(CTCVR);

        assertThat(ctcvr.name()).isEqualTo("CTCVR");
        assertThat(ctcvr.space().name()).isEqualTo("impression");
        assertThat(ctcvr.counts()).isEqualTo(new LabelCounts(2, 5, 1));
        // positives at 1 and -1; negatives at 0, -1, -1, -2, -3: (5 + 2 + 2/2) / 10
        assertThat(ctcvr.ranking().auc().value()).isEqualTo(MetricValue.of(0.8));
    }

    @Test
    void aConditionalIsJudgedWhereItsSpaceIsPositiveOnly() {
        QuantityEvaluation cvr = of(CVR);

        assertThat(cvr.name()).isEqualTo("CVR");
        assertThat(cvr.space().name()).isEqualTo("click");
        assertThat(cvr.counts()).isEqualTo(new LabelCounts(2, 2, 1));
        // positives at 3 and 2, negatives at 2 and 1, whatever was said of unclicked impressions
        assertThat(cvr.ranking().auc().value()).isEqualTo(MetricValue.of(0.875));
        assertThat(cvr.ranking().gauc().groupsUsed()).isEqualTo(1);
        assertThat(cvr.calibration().table().bins())
                .extracting(CalibrationBin::rows)
                .containsExactly(3L, 1L);
    }

    @Test
    void everyMetricOfTheSpaceIsThere() {
        QuantityEvaluation cvr = of(CVR);
        double promised = sigma(3) + 2 * sigma(2) + sigma(1);
        double loss = -Math.log(sigma(3)) - Math.log(sigma(2)) - Math.log(1 - sigma(2)) - Math.log(1 - sigma(1));

        assertThat(cvr.calibration().ratio().value().value().orElseThrow()).isEqualTo(promised / 2, within(1e-12));
        assertThat(cvr.calibration().logLoss().value().value().orElseThrow()).isEqualTo(loss / 4, within(1e-12));
        assertThat(cvr.calibration().normalizedEntropy().value().orElseThrow())
                .isEqualTo(loss / 4 / Math.log(2), within(1e-12));
        assertThat(cvr.calibration().expectedError().value()).isPresent();
        assertThat(cvr.ranking().roc().area()).isEqualTo(0.875, within(1e-12));
        assertThat(cvr.calibration().logLoss().interval()).isNotNull();
    }

    @Test
    void oneClassIsUndefinedWithItsReasonAndHasNoInterval() {
        byte[] never = new byte[8];
        Evaluation without = Evaluator.evaluate(
                new ScoredSamples(
                        CompiledGraph.of(GraphCatalog.esmm()),
                        List.of(CVR),
                        new double[][] {CVR_LOG_ODDS},
                        new byte[][] {CLICK, never},
                        GROUPS),
                EvaluationOptions.defaults());
        QuantityEvaluation cvr = without.quantities().get(0);

        assertThat(cvr.ranking().auc()).isEqualTo(new Estimate(MetricValue.undefined("one class"), null));
        assertThat(cvr.calibration().ratio()).isEqualTo(new Estimate(MetricValue.undefined("no positive row"), null));
        assertThat(cvr.calibration().normalizedEntropy()).isEqualTo(MetricValue.undefined("one class"));
        assertThat(cvr.calibration().logLoss().value().value()).isPresent();
        assertThat(cvr.ranking().roc().points()).isEmpty();
    }

    @Test
    void anEmptySpaceIsUndefinedThroughout() {
        Evaluation without = Evaluator.evaluate(
                new ScoredSamples(
                        CompiledGraph.of(GraphCatalog.esmm()),
                        List.of(CVR),
                        new double[][] {CVR_LOG_ODDS},
                        new byte[][] {new byte[8], new byte[8]},
                        GROUPS),
                EvaluationOptions.defaults());

        assertThat(without.quantities().get(0).counts().rate()).isEqualTo(MetricValue.undefined("no rows"));
        assertThat(without.quantities().get(0).calibration().logLoss().value())
                .isEqualTo(MetricValue.undefined("no rows"));
    }

    @Test
    void theSameSamplesGiveTheSameEvaluation() {
        assertThat(Evaluator.evaluate(esmm(), new EvaluationOptions(50, 0.9, 2, 1)))
                .isEqualTo(evaluation);
        assertThat(Evaluator.evaluate(esmm(), evaluation.options().withoutIntervals())
                        .quantities()
                        .get(0)
                        .ranking()
                        .auc()
                        .interval())
                .isNull();
    }

    @Test
    void allQuantitiesOfHm3AreJudgedEachInItsSpace() {
        Evaluation hm3 =
                Evaluator.evaluate(FakeSamples.of(20_000, 5).hm3(0.3, 0, 6), new EvaluationOptions(20, 0.95, 10, 1));

        assertThat(hm3.quantities())
                .extracting(q -> q.name() + " on " + q.space())
                .containsExactly(
                        "CTR on impression",
                        "CTMi on impression",
                        "CTMa on impression",
                        "CTCVR on impression",
                        "p(micro|click) on click",
                        "p(macro|click) on click",
                        "CVR on click");
        assertThat(hm3.quantities()).allSatisfy(q -> {
            assertThat(q.ranking().auc().value().value().orElseThrow()).isBetween(0.55, 0.95);
            assertThat(q.calibration().ratio().value().value().orElseThrow()).isBetween(0.7, 1.4);
            assertThat(q.counts().observed() + q.counts().unobserved())
                    .isEqualTo(
                            q.space().isEntire()
                                    ? 20_000
                                    : hm3.behaviors().get(0).impressions().positive());
        });
    }

    private QuantityEvaluation of(Quantity quantity) {
        return evaluation.quantity(quantity).orElseThrow();
    }

    private static ScoredSamples esmm() {
        return new ScoredSamples(
                CompiledGraph.of(GraphCatalog.esmm()),
                List.of(CTR, CTCVR, CVR),
                new double[][] {CTR_LOG_ODDS, CTCVR_LOG_ODDS, CVR_LOG_ODDS},
                new byte[][] {CLICK, PURCHASE},
                GROUPS);
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
