/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Larger graphs become smaller ones where their branches agree, and reversed ones where the labels are exchanged. */
class GraphReductionTest {

    static LongStream seeds() {
        return Seeds.twenty();
    }

    /** Invariant 5: HM3 with equal macro heads is ESM2. */
    @ParameterizedTest
    @MethodSource("seeds")
    void hm3WhoseMacroIgnoresMicroIsEsm2(long seed) {
        float[] z = Seeds.logits(new SplittableRandom(seed), 5, 6);
        float[] hm3 = {z[0], z[1], z[2], z[2], z[3], z[4]};
        float[] esm2 = {z[0], z[2], z[3], z[4]};

        assertThat(Scores.probabilities(
                        GraphCatalog.hm3(), hm3, "click", "macro", "purchase", "macro|click", "purchase|click"))
                .containsExactly(
                        Scores.probabilities(
                                GraphCatalog.esm2(),
                                esm2,
                                "click",
                                "action",
                                "purchase",
                                "action|click",
                                "purchase|click"),
                        within(1e-15));
        for (byte[][] cab : LossRun.everyCombination(3)) {
            byte[][] cmdb = {cab[0], {1}, cab[1], cab[2]};
            LossRun ofHm3 = LossRun.ofEntireSpace(GraphCatalog.hm3(), hm3, cmdb);
            LossRun ofEsm2 = LossRun.ofEntireSpace(GraphCatalog.esm2(), esm2, cab);
            double[] shared = {ofHm3.lossSums[0], ofHm3.lossSums[2], ofHm3.lossSums[3]};
            assertThat(shared).containsExactly(ofEsm2.lossSums, within(1e-13));
            assertThat(ofHm3.gradient[4]).isCloseTo(ofEsm2.gradient[2], within(1e-7f));
            assertThat(ofHm3.gradient[5]).isCloseTo(ofEsm2.gradient[3], within(1e-7f));
        }
    }

    /** Invariant 5: ESM2 with equal purchase heads is ESMM. */
    @ParameterizedTest
    @MethodSource("seeds")
    void esm2WhosePurchaseIgnoresTheActionIsEsmm(long seed) {
        float[] z = Seeds.logits(new SplittableRandom(seed), 3, 6);
        float[] esm2 = {z[0], z[1], z[2], z[2]};
        float[] esmm = {z[0], z[2]};

        assertThat(Scores.probabilities(GraphCatalog.esm2(), esm2, "click", "purchase", "purchase|click"))
                .containsExactly(
                        Scores.probabilities(GraphCatalog.esmm(), esmm, "click", "purchase", "purchase|click"),
                        within(1e-15));
        for (byte[][] cb : LossRun.everyCombination(2)) {
            LossRun ofEsm2 = LossRun.ofEntireSpace(GraphCatalog.esm2(), esm2, new byte[][] {cb[0], {0}, cb[1]});
            LossRun ofEsmm = LossRun.ofEntireSpace(GraphCatalog.esmm(), esmm, cb);
            double[] shared = {ofEsm2.lossSums[0], ofEsm2.lossSums[2]};
            assertThat(shared).containsExactly(ofEsmm.lossSums, within(1e-13));
            assertThat(ofEsm2.gradient[2] + ofEsm2.gradient[3]).isCloseTo(ofEsmm.gradient[1], within(1e-7f));
        }
    }

    /** Invariant 16, for composition and loss: HM3-R on labels (c, m, d, b) is HM3 on labels (c, d, m, b), bit for bit. */
    @ParameterizedTest
    @MethodSource("seeds")
    void hm3ReversedIsHm3WithMicroAndMacroExchanged(long seed) {
        float[] logits = Seeds.logits(new SplittableRandom(seed), 6, 6);
        for (byte[][] cmdb : LossRun.everyCombination(4)) {
            LossRun reversed = LossRun.ofEntireSpace(
                    GraphCatalog.hm3Reversed(), logits, columns(GraphCatalog.hm3Reversed(), cmdb));
            byte[][] cdmb = {cmdb[0], cmdb[2], cmdb[1], cmdb[3]};
            LossRun exchanged = LossRun.ofEntireSpace(GraphCatalog.hm3(), logits, columns(GraphCatalog.hm3(), cdmb));

            assertThat(reversed.lossSums).containsExactly(exchanged.lossSums);
            assertThat(reversed.gradient).containsExactly(exchanged.gradient);
        }
        assertThat(Scores.probabilities(
                        GraphCatalog.hm3Reversed(), logits, "click", "micro", "macro", "purchase", "purchase|click"))
                .containsExactly(Scores.probabilities(
                        GraphCatalog.hm3(), logits, "click", "macro", "micro", "purchase", "purchase|click"));
    }

    /** Invariant 14: without a constraint, ESMC's click and purchase are ESMM's, and its act is a loss on CTAVR beside them. */
    @ParameterizedTest
    @MethodSource("seeds")
    void esmcWithoutItsConstraintIsEsmmAndALossOnTheAct(long seed) {
        float[] logits = Seeds.logits(new SplittableRandom(seed), 3, 6);
        float[] esmm = {logits[0], logits[2]};
        float[] act = {logits[0], logits[1]};
        CompiledGraph esmc = CompiledGraph.of(GraphCatalog.esmc());
        List<LossTerm> ctavr = esmc.entireSpaceLoss(Map.of("click", 0.0, "purchase", 0.0));
        for (byte[][] cab : LossRun.everyCombination(3)) {
            LossRun all = LossRun.ofEntireSpace(GraphCatalog.esmc(), logits, cab);
            LossRun auxiliary = LossRun.of(esmc, ctavr, logits, cab);
            LossRun ofEsmm = LossRun.ofEntireSpace(GraphCatalog.esmm(), esmm, new byte[][] {cab[0], cab[2]});

            assertThat(new double[] {all.lossSums[0], all.lossSums[2]}).containsExactly(ofEsmm.lossSums);
            assertThat(all.gradient[0]).isCloseTo(ofEsmm.gradient[0] + auxiliary.gradient[0], within(1e-6f));
            assertThat(all.gradient[1]).isEqualTo(auxiliary.gradient[1]);
            assertThat(all.gradient[2]).isEqualTo(ofEsmm.gradient[1]);
            assertThat(auxiliary.gradient[2]).isZero();
            LossRun actAlone = LossRun.ofEntireSpace(GraphCatalog.esmm(), act, new byte[][] {cab[0], cab[1]});
            assertThat(all.lossSums[1]).isEqualTo(actAlone.lossSums[1]);
        }
    }

    /** Labels (c, m, d, b) as the columns that a graph asks for, by name. */
    private static byte[][] columns(BehaviorGraph graph, byte[][] cmdb) {
        return graph.behaviorNames().stream()
                .map(name -> cmdb[GraphCatalog.hm3().indexOf(name)])
                .toArray(byte[][]::new);
    }
}
