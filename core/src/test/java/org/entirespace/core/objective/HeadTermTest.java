/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.entirespace.core.objective.ObjectiveRun.CVR;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.SpaceConfusion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What single-head terms are for: whom they move, whom they leave alone, and that they mend what they claim to mend. */
class HeadTermTest {

    private static final float[] LOGITS = {-1.5f, 0.3f, -0.2f};

    @Test
    void theImputationMovesTheImputingHeadAloneTowardsTheLossThatWasSeen() {
        Objective objective = ObjectiveRun.of(new ImputationTerm("t", CVR, "other", 0.5, 1));

        ObjectiveRun clicked = ObjectiveRun.of(objective, LOGITS, ObjectiveRun.sample(1, 1), 1);
        ObjectiveRun unclicked = ObjectiveRun.of(objective, LOGITS, ObjectiveRun.sample(0, 0), 1);

        double seen = Math.log(1 + Math.exp(-0.3f));
        double imputed = Math.log(1 + Math.exp(-0.2f));
        assertThat(clicked.lossSums[0]).isCloseTo((seen - imputed) * (seen - imputed) / 0.5, within(1e-9));
        assertThat((double) clicked.gradient[2])
                .isCloseTo(-2 * (seen - imputed) * ObjectiveRun.sigma(-0.2f) / 0.5, within(1e-7));
        assertThat(clicked.gradient[0]).isZero();
        assertThat(clicked.gradient[1]).isZero();
        assertThat(unclicked.gradient).containsExactly(0, 0, 0);
        assertThat(unclicked.counts).containsExactly(1);
    }

    @Test
    void doublyRobustMovesTheRateAsInversePropensityDoes() {
        for (int purchase = 0; purchase <= 1; purchase++) {
            byte[][] labels = ObjectiveRun.sample(1, purchase);
            ObjectiveRun robust = ObjectiveRun.of(
                    ObjectiveRun.of(new DoublyRobustTerm("t", CVR, "other", 0.1, 1)), LOGITS, labels, 1);
            ObjectiveRun weighted =
                    ObjectiveRun.of(ObjectiveRun.of(new PropensityTerm("t", CVR, 0.1, 1)), LOGITS, labels, 1);
            assertThat(robust.gradient[1]).isEqualTo(weighted.gradient[1]).isNotZero();
        }
    }

    /** A world of two kinds of users: those who click readily buy more. */
    @Test
    void inversePropensityAndRejectionMendTheMeanThatSelectionBent() {
        var random = new SplittableRandom(3);
        int samples = 200_000;
        byte[][] labels = new byte[2][samples];
        float[] logits = new float[3 * samples];
        for (int i = 0; i < samples; i++) {
            boolean keen = i % 2 == 0;
            double click = keen ? 0.6 : 0.15;
            double buy = keen ? 0.5 : 0.1;
            labels[0][i] = (byte) (random.nextDouble() < click ? 1 : 0);
            labels[1][i] = (byte) (labels[0][i] == 1 && random.nextDouble() < buy ? 1 : 0);
            logits[3 * i] = (float) Math.log(click / (1 - click));
        }
        // the same prediction for everyone: at the root of its gradient stands the mean that the term sees
        assertThat(fittedMean(new RateTerm("t", CVR, 1, 1), logits, labels)).isCloseTo(0.42, within(0.01));
        assertThat(fittedMean(new PropensityTerm("t", CVR, 0.01, 1), logits, labels))
                .isCloseTo(0.3, within(0.01));
        assertThat(fittedMean(new RejectionTerm("t", CVR, 0.15, 1), logits, labels))
                .isCloseTo(0.3, within(0.015));
        assertThat(fittedMean(new MissingAsNegativeTerm("t", CVR, 1, 1), logits, labels))
                .as("missing as negative predicts what is composed, not the conditional")
                .isCloseTo(0.5 * 0.6 * 0.5 + 0.5 * 0.15 * 0.1, within(0.01));
        assertThat(fittedMean(new MissingAsNegativeTerm("t", CVR, 0.1, 1), logits, labels))
                .isBetween(0.3, 0.42);
    }

    /** The constant rate at which the gradient of the conditional head vanishes. */
    private static double fittedMean(HeadTerm term, float[] logits, byte[][] labels) {
        double low = -5;
        double high = 5;
        Objective objective = ObjectiveRun.of(term);
        for (int round = 0; round < 20; round++) {
            double middle = (low + high) / 2;
            for (int i = 1; i < logits.length; i += 3) {
                logits[i] = (float) middle;
            }
            double slope = 0;
            float[] gradient = ObjectiveRun.of(objective, logits, labels, 9).gradient;
            for (int i = 1; i < logits.length; i += 3) {
                slope += gradient[i];
            }
            low = slope < 0 ? middle : low;
            high = slope < 0 ? high : middle;
        }
        return ObjectiveRun.sigma(low);
    }

    @Test
    void rejectionDrawsAnewWithTheSeedAndTheSampleAndNotTheSlice() {
        int samples = 1000;
        byte[][] labels = new byte[2][samples];
        java.util.Arrays.fill(labels[0], (byte) 1);
        float[] logits = new float[3 * samples];
        Objective objective = ObjectiveRun.of(new RejectionTerm("t", CVR, 0.1, 1));

        float[] first = ObjectiveRun.of(objective, logits, labels, 1).gradient;
        float[] again = ObjectiveRun.of(objective, logits, labels, 1).gradient;
        float[] other = ObjectiveRun.of(objective, logits, labels, 2).gradient;

        assertThat(again).containsExactly(first);
        assertThat(other).isNotEqualTo(first);
        int accepted = 0;
        for (int i = 1; i < first.length; i += 3) {
            accepted += first[i] == 0 ? 0 : 1;
        }
        assertThat(accepted).as("0.1 / 0.5 of 1000").isBetween(160, 240);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONDITIONAL", "HEADS", "OVER_SAMPLING", "REJECTION"})
    void inClickSpaceAnUnclickedSampleDoesNotMoveTheConversionHead(String fitting) {
        Objective objective = ObjectiveRun.of(Fitting.valueOf(fitting), FittingOptions.defaults());

        ObjectiveRun run = ObjectiveRun.of(objective, new float[] {-1, 0.5f}, ObjectiveRun.sample(0, 0), 1);

        assertThat(run.gradient[1]).isZero();
        assertThat(run.gradient[0]).isPositive();
        assertThat(run.counts).containsExactly(1, 0);
    }

    @Test
    void anUnobservedPurchaseAddsNothingToTheConversionHeadHoweverItIsFitted() {
        for (Fitting fitting : EnumSet.complementOf(EnumSet.of(Fitting.ELSEWHERE))) { // which needs an act
            Objective objective = ObjectiveRun.of(fitting, FittingOptions.defaults());
            float[] logits = new float[objective.heads().count()];
            ObjectiveRun run = ObjectiveRun.of(objective, logits, ObjectiveRun.sample(1, -1), 1);
            assertThat(run.gradient[1]).as(fitting.name()).isZero();
            assertThat(run.gradient[0]).as(fitting.name()).isNegative();
        }
    }

    @Test
    void overSamplingIsUndoneByTheLogarithmOfTheWeight() {
        FittingOptions options = new FittingOptions(8, 0.1, 0.01, 1, 1, 0);
        assertThat(Objectives.logitShifts(ObjectiveRun.ESMM, Fitting.OVER_SAMPLING, options))
                .isEqualTo(Map.of(CVR, Math.log(8)));
        assertThat(Objectives.logitShifts(ObjectiveRun.ESMM, Fitting.HEADS, options))
                .isEmpty();

        // 1 of 10 clicked samples is positive: the fitted odds are 8/9, the true ones 1/9
        byte[][] labels = new byte[2][10];
        java.util.Arrays.fill(labels[0], (byte) 1);
        labels[1][0] = 1;
        double fitted = fittedMean(new RateTerm("t", CVR, 8, 1), new float[30], labels);
        assertThat(Math.log(fitted / (1 - fitted)) - Math.log(8)).isCloseTo(Math.log(1 / 9.0), within(1e-4));
    }

    @Test
    void everyOptionActsOnTheFittingThatReadsIt() {
        FittingOptions base = new FittingOptions(2, 0.5, 0.3, 0.5, 0.5, 0.5);
        Map<String, FittingOptions> changed = Map.of(
                "OVER_SAMPLING", new FittingOptions(3, 0.5, 0.3, 0.5, 0.5, 0.5),
                "MISSING_AS_NEGATIVE", new FittingOptions(2, 1, 0.3, 0.5, 0.5, 0.5),
                "REJECTION", new FittingOptions(2, 0.5, 0.1, 0.5, 0.5, 0.5),
                "INVERSE_PROPENSITY", new FittingOptions(2, 0.5, 0.3, 0.7, 0.5, 0.5),
                "DOUBLY_ROBUST", new FittingOptions(2, 0.5, 0.3, 0.5, 0.7, 0.5),
                "COUNTERFACTUAL", new FittingOptions(2, 0.5, 0.3, 0.5, 0.5, 0.7));
        changed.forEach((fitting, options) -> {
            Objective one = ObjectiveRun.of(Fitting.valueOf(fitting), base);
            Objective other = ObjectiveRun.of(Fitting.valueOf(fitting), options);
            byte[][] labels = new byte[2][100];
            float[] logits = new float[100 * one.heads().count()];
            java.util.Arrays.fill(logits, 0.3f);
            for (int i = 0; i < 100; i++) {
                labels[0][i] = (byte) (i % 2);
                labels[1][i] = (byte) (i % 4 == 1 ? 1 : 0);
                logits[i * one.heads().count()] = -1.5f;
            }
            assertThat(ObjectiveRun.of(other, logits, labels, 1).gradient)
                    .as(fitting)
                    .isNotEqualTo(ObjectiveRun.of(one, logits, labels, 1).gradient);
        });
    }

    @Test
    void theGraphMustHaveTheFormThatAFittingNeeds() {
        CompiledGraph hm3 = CompiledGraph.of(GraphCatalog.hm3());
        for (Fitting fitting : Fitting.values()) {
            boolean any = List.of(
                            Fitting.ENTIRE_SPACE,
                            Fitting.GLOBAL_DOMAIN,
                            Fitting.CONDITIONAL,
                            Fitting.HEADS,
                            Fitting.OVER_SAMPLING)
                    .contains(fitting);
            if (any) {
                assertThat(Objectives.of(hm3, fitting, FittingOptions.defaults(), Map.of())
                                .terms())
                        .isGreaterThanOrEqualTo(4);
            } else {
                assertThatThrownBy(() -> Objectives.of(hm3, fitting, FittingOptions.defaults(), Map.of()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(
                                fitting == Fitting.ELSEWHERE
                                        ? "the graph's rates are given [micro, macro], and behaviors apart from all others are []"
                                        : "expected one behavior and another one that requires it");
            }
        }
    }

    /** Rates are fitted as constants; composed, they miss by the bias that the counts of the labels tell. */
    @Test
    void readingActsElsewhereConfusesSpacesByTheBiasOfTheLabels() {
        CompiledGraph chain = CompiledGraph.of(GraphCatalog.chain());
        Objective objective = Objectives.of(chain, Fitting.ELSEWHERE, FittingOptions.defaults(), Map.of());
        int samples = 2000;
        var random = new SplittableRandom(11);
        byte[][] labels = new byte[4][samples]; // click, action, action anywhere, purchase
        for (int i = 0; i < samples; i++) {
            labels[0][i] = (byte) (random.nextDouble() < 0.5 ? 1 : 0);
            labels[1][i] = (byte) (labels[0][i] == 1 && random.nextDouble() < 0.1 ? 1 : 0);
            labels[2][i] = (byte) (labels[1][i] == 1 || random.nextDouble() < 0.3 ? 1 : 0);
            double buys = labels[2][i] == 1 ? 0.4 : 0.05;
            labels[3][i] = (byte) (labels[0][i] == 1 && random.nextDouble() < buys ? 1 : 0);
        }
        float[] constants = new float[5];
        for (int round = 0; round < 600; round++) {
            float[] logits = new float[5 * samples];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = constants[i % 5];
            }
            float[] gradient = ObjectiveRun.of(objective, logits, labels, 1).gradient;
            for (int i = 0; i < gradient.length; i++) {
                constants[i % 5] -= 8 * gradient[i];
            }
        }
        long[] groups = new long[samples];
        java.util.Arrays.setAll(groups, i -> i);
        var told = (SpaceConfusion.Measured) SpaceConfusion.of(labels[0], labels[1], labels[2], labels[3], groups);
        double[] composed = new double[1];
        new GraphScorer(chain, List.of(Quantity.conditional("purchase", "click"))).logOddsInto(constants, 0, composed);

        assertThat(GraphScorer.probability(composed[0]))
                .isCloseTo(told.estimate().value(), within(1e-3));
        assertThat(told.bias().value()).isLessThan(-0.05);
    }

    /** Its marginal alone would leave two rates to one number. */
    @Test
    void anActOfTheGlobalDomainIsFittedHeadByHeadAndAllElseComposed() {
        CompiledGraph esmg = CompiledGraph.of(GraphCatalog.esmg());
        Objective objective =
                Objectives.of(esmg, Fitting.GLOBAL_DOMAIN, FittingOptions.defaults(), Map.of("action_global", 0.5));

        assertThat(objective.names())
                .containsExactly("CTR", "CTCVR", "p(action_global|click)", "p(action_global|!click)");
        assertThat(objective.weights()).containsExactly(1, 1, 0.5, 0.5);
        float[] logits = {-1, 0.3f, -0.2f, 0.5f, -0.7f};
        // click, act anywhere, purchase
        ObjectiveRun unclicked = ObjectiveRun.of(objective, logits, new byte[][] {{0}, {1}, {0}}, 1);
        assertThat(unclicked.counts).containsExactly(1, 1, 0, 1);
        assertThat(unclicked.gradient[2]).as("the act without a click").isNegative();
        ObjectiveRun clicked = ObjectiveRun.of(objective, logits, new byte[][] {{1}, {1}, {-1}}, 1);
        assertThat(clicked.counts).containsExactly(1, 0, 1, 0);
        assertThat(clicked.gradient[1]).as("the act after a click").isNegative();
        assertThat(clicked.gradient[2]).isZero();
        CompiledGraph hm3 = CompiledGraph.of(GraphCatalog.hm3());
        assertThat(Objectives.of(hm3, Fitting.GLOBAL_DOMAIN, FittingOptions.defaults(), Map.of()))
                .isEqualTo(Objectives.of(hm3, Fitting.ENTIRE_SPACE, FittingOptions.defaults(), Map.of()));
    }

    @Test
    void weightsByBehaviorReachEveryTermOnIt() {
        FittingOptions options = new FittingOptions(1, 0.1, 0.01, 0.5, 0.25, 0.1);
        double[] weights = Objectives.of(
                        ObjectiveRun.ESMM, Fitting.COUNTERFACTUAL, options, Map.of("click", 3.0, "purchase", 2.0))
                .weights();
        assertThat(weights).containsExactly(3, 2 * 0.25, 2 * 0.5, 2 * 0.5, 2 * 0.5 * 0.1);
        assertThatThrownBy(() -> Objectives.of(ObjectiveRun.ESMM, Fitting.HEADS, options, Map.of("cart", 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new PropensityTerm("t", CVR, 0, 1)).hasMessageContaining("propensity floor 0.0");
        assertThatThrownBy(() -> new PropensityTerm("t", CVR, 0.1, -1)).hasMessageContaining("weight -1.0");
        assertThatThrownBy(() -> new RateTerm("t", CVR, 0.5, 1)).hasMessageContaining("positive weight 0.5");
        assertThatThrownBy(() -> new MissingAsNegativeTerm("t", CVR, 1.5, 1)).hasMessageContaining("share 1.5");
        assertThatThrownBy(() -> ObjectiveRun.of(new RateTerm("t", "cart", 1, 1)))
                .hasMessageContaining("no head 'cart'");
        assertThatThrownBy(() -> ObjectiveRun.of(new RateTerm("t", "other", 1, 1)))
                .hasMessageContaining("'other' is auxiliary");
        assertThatThrownBy(() -> ObjectiveRun.of(new PropensityTerm("t", "click", 0.1, 1)))
                .hasMessageContaining("expected a rate after one behavior");
    }
}
