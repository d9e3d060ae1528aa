/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.ObservedRates;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.sample.NegativeSampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampledNegativesTest {

    private static final NegativeSampling TENTH = new NegativeSampling("click", 0.1, 98, 882);

    private static double[] probabilities(BehaviorGraph graph, Readout readout, float[] logits) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        double[] logOdds = new double[compiled.quantities().size()];
        new GraphScorer(compiled, compiled.quantities(), readout).logOddsInto(logits, 0, logOdds);
        return Arrays.stream(logOdds).map(GraphScorer::probability).toArray();
    }

    private static Readout undone(NegativeSampling sampling) {
        return Readout.PLAIN.shiftedBy(SampledNegatives.logitShifts("click", sampling));
    }

    /** 1000 impressions, 20 clicks, 5 purchases; of 980 without a click 98 stay: 20 of 118 are clicked, 2 of 100 were. */
    @Test
    void aTenthOfTheNegativesByHand() {
        float[] learned = {(float) Math.log(20 / 98.0), (float) Math.log(5 / 15.0)};
        List<String> keys = CompiledGraph.of(GraphCatalog.esmm()).quantities().stream()
                .map(Quantity::key)
                .toList();

        double[] sampled = probabilities(GraphCatalog.esmm(), Readout.PLAIN, learned);
        double[] all = probabilities(GraphCatalog.esmm(), undone(TENTH), learned);

        assertThat(keys).containsExactly("click", "purchase", "purchase|click");
        assertThat(sampled).containsExactly(new double[] {20 / 118.0, 5 / 118.0, 0.25}, within(1e-7));
        assertThat(all).containsExactly(new double[] {0.02, 0.005, 0.25}, within(1e-8));
    }

    @Test
    void labelsThatStayedHaveTheOddsThatTheShiftLeadsBackFrom() {
        byte[] click = new byte[118];
        Arrays.fill(click, 0, 20, (byte) 1);
        byte[] purchase = new byte[118];
        Arrays.fill(purchase, 0, 5, (byte) 1);
        double[] logOdds = ObservedRates.logOdds(CompiledGraph.of(GraphCatalog.esmm()), new byte[][] {click, purchase});

        assertThat(logOdds[0] - TENTH.logitShift()).isCloseTo(Math.log(20 / 980.0), within(0.03));
    }

    /** By Bayes: what stays of impressions has p(goal) / (p(click) + rate (1 - p(click))); what follows a click is as it was. */
    @ParameterizedTest
    @ValueSource(strings = {"esmm", "esm2", "esm2-mi", "hm3", "hm3-r", "esmc"})
    void undoneProbabilitiesAreThoseBeforeAnythingWasLeftOut(String name) {
        BehaviorGraph graph = GraphCatalog.graph(name);
        List<Quantity> quantities = CompiledGraph.of(graph).quantities();
        int click = quantities.indexOf(Quantity.marginal("click"));
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 200; run++) {
            float[] truth = new float[CompiledGraph.of(graph).rates().size()];
            for (int r = 0; r < truth.length; r++) {
                truth[r] = (float) random.nextDouble(-8, 8);
            }
            NegativeSampling sampling = new NegativeSampling("click", random.nextDouble(0.001, 1), 0, 0);
            float[] learned = truth.clone();
            learned[0] += (float) Math.log(1 / sampling.rate());

            double[] all = probabilities(graph, Readout.PLAIN, truth);
            double[] stayed = probabilities(graph, Readout.PLAIN, learned);
            double[] undone = probabilities(graph, undone(sampling), learned);

            double share = all[click] + sampling.rate() * (1 - all[click]);
            for (int q = 0; q < all.length; q++) {
                String key = quantities.get(q).key();
                double byBayes = quantities.get(q).space().isEntire() ? all[q] / share : all[q];
                assertThat(stayed[q]).as(key).isCloseTo(byBayes, within(1e-5 * byBayes));
                assertThat(undone[q]).as(key).isCloseTo(all[q], within(1e-5 * all[q]));
            }
        }
    }

    @Test
    void shiftsAddUpAndOtherHeadsStay() {
        Readout copies = new Readout(Map.of("purchase|click", 2.0, "click", 0.5), true);

        Readout both = copies.shiftedBy(SampledNegatives.logitShifts("click", TENTH));

        assertThat(both.logitShifts()).isEqualTo(Map.of("purchase|click", 2.0, "click", 0.5 + Math.log(10)));
        assertThat(both.ratios()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"esmg", "chain", "division"})
    void graphsWithOtherBeginningsAreRefused(String name) {
        assertThat(SampledNegatives.refusal(GraphCatalog.graph(name), "click", Fitting.HEADS))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("in graph '" + name
                                + "' not all behaviors require 'click', which itself requires nothing"));
    }

    @Test
    void onlyTheBehaviourThatOpensAllOthersWillDo() {
        BehaviorGraph graph = GraphCatalog.hm3();

        assertThat(graph.behaviorNames()).filteredOn(graph::opensAll).containsExactly("click");
        assertThat(BehaviorGraph.of("one", Behavior.of("open")).opensAll("open"))
                .isTrue();
        assertThat(SampledNegatives.refusal(graph, "micro", Fitting.ENTIRE_SPACE))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(Fitting.class)
    void fittingsThatCountImpressionsAreRefused(Fitting fitting) {
        boolean undone = List.of(
                        Fitting.ENTIRE_SPACE,
                        Fitting.GLOBAL_DOMAIN,
                        Fitting.CONDITIONAL,
                        Fitting.HEADS,
                        Fitting.OVER_SAMPLING)
                .contains(fitting);

        assertThat(SampledNegatives.refusal(GraphCatalog.esmm(), "click", fitting)
                        .isEmpty())
                .isEqualTo(undone);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void ratesOutsideTheirRangeAreRefused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NegativeSampling("click", rate, 1, 1))
                .withMessage("negative sampling of 'click': rate " + rate + "; expected in (0, 1]");
    }
}
