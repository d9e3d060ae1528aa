/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which samples and labels move which heads. Labels are c: click, m: micro, d: macro, b: purchase. */
class GraphLossTest {

    private static final CompiledGraph HM3 = CompiledGraph.of(GraphCatalog.hm3());
    private static final List<LossTerm> CTCVR_ALONE =
            HM3.entireSpaceLoss(Map.of("click", 0.0, "micro", 0.0, "macro", 0.0));

    /** Generic parameters, the better path ranked higher: D-Mi over O-Mi, D-Ma over O-Ma. */
    private static final float[] GENERIC = {-1.5f, -0.5f, 0.25f, -1, -0.75f, -2};

    /** Invariant 8. */
    @ParameterizedTest
    @CsvSource({"1, 1, -1, 2", "-3, 0.5, 0.7, 0.7", "0.1, 0.1, 0.3, 0.3"})
    void theCtcvrLossDoesNotMoveMicroWhereThePathsAfterItAreAlike(float dMi, float oMi, float dMa, float oMa) {
        float[] logits = {-1, 0.5f, dMi, oMi, dMa, oMa};
        for (int b = 0; b <= 1; b++) {
            assertThat(LossRun.of(HM3, CTCVR_ALONE, logits, LossRun.sample(1, 1, 1, b)).gradient[1])
                    .isZero();
        }
        float[] alive = {-1, 0.5f, 1, -1, 2, -2};
        assertThat(LossRun.of(HM3, CTCVR_ALONE, alive, LossRun.sample(1, 1, 1, 1)).gradient[1])
                .isNotZero();
    }

    /** Invariant 8, ESM2. */
    @ParameterizedTest
    @ValueSource(floats = {-5, -0.3f, 0, 1.7f})
    void theCtcvrLossDoesNotMoveTheActionHeadWhereBothPurchaseHeadsAgree(float purchase) {
        CompiledGraph esm2 = CompiledGraph.of(GraphCatalog.esm2());
        List<LossTerm> terms = esm2.entireSpaceLoss(Map.of("click", 0.0, "action", 0.0));
        float[] logits = {-1, 0.5f, purchase, purchase};
        for (int b = 0; b <= 1; b++) {
            assertThat(LossRun.of(esm2, terms, logits, LossRun.sample(1, 1, b)).gradient[1])
                    .isZero();
        }
    }

    /** Invariant 9: descent lowers every head. */
    @Test
    void anUnclickedSamplePushesEveryHeadDown() {
        assertThat(LossRun.ofEntireSpace(GraphCatalog.hm3(), GENERIC, LossRun.sample(0, 0, 0, 0)).gradient)
                .hasSize(6)
                .satisfies(gradient -> {
                    for (float g : gradient) {
                        assertThat(g).isPositive();
                    }
                });
        float[] esm2 = {-1.5f, -0.5f, -0.75f, -2};
        for (float g : LossRun.ofEntireSpace(GraphCatalog.esm2(), esm2, LossRun.sample(0, 0, 0)).gradient) {
            assertThat(g).isPositive();
        }
    }

    /** Invariant 9: for the purchase heads it is P / (1 - P) * dlnP/dz, and vanishes with pClick. */
    @Test
    void whatAnUnclickedSampleDoesToThePurchaseHeadsVanishesWithTheClick() {
        for (float click : new float[] {2, 0, -5, -20}) {
            float[] logits = GENERIC.clone();
            logits[0] = click;
            float[] gradient = LossRun.of(HM3, CTCVR_ALONE, logits, LossRun.sample(0, 0, 0, 0)).gradient;
            double p = Scores.probabilities(GraphCatalog.hm3(), logits, "purchase")[0];
            var twin = new OutcomeTable(HM3, Seeds.widened(logits));
            double[] slope = twin.slope(Quantity.marginal("purchase"), true);
            for (int head = 4; head <= 5; head++) {
                double expected = p / (1 - p) * slope[head];
                assertThat((double) gradient[head]).isCloseTo(expected, within(1e-7 * expected));
                assertThat((double) gradient[head]).isBetween(0.0, OutcomeTable.sigma(click));
            }
        }
    }

    /** Invariant 9: a click-space baseline learns nothing from it. */
    @Test
    void theConditionalLossGetsNothingFromAnUnclickedSample() {
        List<LossTerm> cvr = List.of(new LossTerm(Quantity.conditional("purchase", "click"), 1));

        LossRun unclicked = LossRun.of(HM3, cvr, GENERIC, LossRun.sample(0, 0, 0, 0));
        LossRun unknown = LossRun.of(HM3, cvr, GENERIC, LossRun.sample(-1, 0, 0, 0));
        LossRun clicked = LossRun.of(HM3, cvr, GENERIC, LossRun.sample(1, 0, 0, 0));

        assertThat(unclicked.gradient).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(unclicked.counts).containsExactly(0);
        assertThat(unclicked.lossSums).containsExactly(0);
        assertThat(unknown.gradient).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(clicked.counts).containsExactly(1);
        assertThat(clicked.gradient[0]).isZero(); // pCVR needs no click head
        for (int head = 1; head < 6; head++) {
            assertThat(clicked.gradient[head]).isPositive();
        }
    }

    /** Invariant 10. */
    @Test
    void withoutTheCtcvrLossThePurchaseHeadsDoNotMove() {
        List<LossTerm> terms = HM3.entireSpaceLoss(Map.of("purchase", 0.0));
        for (byte[][] labels : LossRun.everyCombination(4)) {
            LossRun run = LossRun.of(HM3, terms, GENERIC, labels);
            assertThat(run.gradient[4]).isZero();
            assertThat(run.gradient[5]).isZero();
        }
        assertThat(LossRun.of(HM3, terms, GENERIC, LossRun.sample(1, 0, 0, 1)).lossSums[3])
                .as("a term of weight zero is still reported")
                .isPositive();
    }

    /** Invariant 10. */
    @Test
    void withoutTheMicroAndMacroLossesTheRestStillTrains() {
        List<LossTerm> terms = HM3.entireSpaceLoss(Map.of("micro", 0.0, "macro", 0.0));

        for (float g : LossRun.of(HM3, terms, GENERIC, LossRun.sample(1, 0, 0, 1)).gradient) {
            assertThat(g).isNegative();
        }
    }

    @Test
    void anUnobservedLabelAddsNothingToItsOwnTermAndChangesNoOther() {
        LossRun all = LossRun.ofEntireSpace(GraphCatalog.hm3(), GENERIC, LossRun.sample(1, 0, 1, 0));
        LossRun immature = LossRun.ofEntireSpace(GraphCatalog.hm3(), GENERIC, LossRun.sample(1, 0, 1, -1));

        assertThat(immature.counts).containsExactly(1, 1, 1, 0);
        assertThat(immature.lossSums).containsExactly(all.lossSums[0], all.lossSums[1], all.lossSums[2], 0);
        assertThat(immature.gradient[4]).isZero();
        assertThat(immature.gradient[5]).isZero();
        assertThat(LossRun.ofEntireSpace(GraphCatalog.hm3(), GENERIC, LossRun.sample(-1, -1, -1, -1)).gradient)
                .containsExactly(0, 0, 0, 0, 0, 0);
    }

    @Test
    void aLossOnAnUnknownOrTrivialQuantityIsRefused() {
        for (String key : new String[] {"cart", "click|purchase"}) {
            assertThatThrownBy(() -> new GraphLoss(HM3, List.of(new LossTerm(Quantity.parse(key), 1))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("graph 'hm3'");
        }
    }
}
