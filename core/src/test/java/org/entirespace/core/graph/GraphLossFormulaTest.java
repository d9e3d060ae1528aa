/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of ESMM, ESM2 and HM3 equal the formulas that one derives by hand from their papers' compositions.
 *
 * <pre>
 *   d BCE(y, P) / dP = (P - y) / (P (1 - P)),   d p / d logit = p (1 - p) for every head
 * </pre>
 */
class GraphLossFormulaTest {

    static LongStream seeds() {
        return Seeds.hundred();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void esmm(long seed) {
        var random = new SplittableRandom(seed);
        double[] p = new double[2];
        float[] logits = heads(random, p);
        for (int c = 0; c <= 1; c++) {
            for (int b = 0; b <= 1; b++) {
                double ofCtcvr = slope(p[0] * p[1], b);
                double[] expected = {slope(p[0], c) + ofCtcvr * p[1], ofCtcvr * p[0]};

                check(GraphCatalog.esmm(), logits, LossRun.sample(c, b), expected, p);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void esm2(long seed) {
        var random = new SplittableRandom(seed);
        double[] p = new double[4];
        float[] logits = heads(random, p);
        double cvr = p[1] * p[2] + (1 - p[1]) * p[3];
        for (int label = 0; label < 8; label++) {
            int c = label & 1;
            int a = label >> 1 & 1;
            int b = label >> 2;
            double ofCtavr = slope(p[0] * p[1], a);
            double ofCtcvr = slope(p[0] * cvr, b);
            double[] expected = {
                slope(p[0], c) + ofCtavr * p[1] + ofCtcvr * cvr,
                ofCtavr * p[0] + ofCtcvr * p[0] * (p[2] - p[3]),
                ofCtcvr * p[0] * p[1],
                ofCtcvr * p[0] * (1 - p[1])
            };

            check(GraphCatalog.esm2(), logits, LossRun.sample(c, a, b), expected, p);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hm3(long seed) {
        var random = new SplittableRandom(seed);
        double[] p = new double[6]; // click, mi, ma given d-mi, ma given o-mi, buy given d-ma, buy given o-ma
        float[] logits = heads(random, p);
        double qMa = p[1] * p[2] + (1 - p[1]) * p[3];
        double cvr = qMa * p[4] + (1 - qMa) * p[5];
        for (int label = 0; label < 16; label++) {
            int c = label & 1;
            int m = label >> 1 & 1;
            int d = label >> 2 & 1;
            int b = label >> 3;
            double gMi = slope(p[0] * p[1], m);
            double gMa = slope(p[0] * qMa, d);
            double gB = slope(p[0] * cvr, b);
            double dQ = p[0] * (gMa + gB * (p[4] - p[5]));
            double[] expected = {
                slope(p[0], c) + gMi * p[1] + gMa * qMa + gB * cvr,
                gMi * p[0] + dQ * (p[2] - p[3]),
                dQ * p[1],
                dQ * (1 - p[1]),
                gB * p[0] * qMa,
                gB * p[0] * (1 - qMa)
            };

            check(GraphCatalog.hm3(), logits, LossRun.sample(c, m, d, b), expected, p);
        }
    }

    /** Fills {@code p} with the heads' probabilities and returns their logits. */
    private static float[] heads(SplittableRandom random, double[] p) {
        float[] logits = Seeds.logits(random, p.length, 4);
        for (int r = 0; r < p.length; r++) {
            p[r] = OutcomeTable.sigma(logits[r]);
        }
        return logits;
    }

    private static double slope(double p, int y) {
        return (p - y) / (p * (1 - p));
    }

    private static void check(BehaviorGraph graph, float[] logits, byte[][] labels, double[] byHead, double[] p) {
        float[] gradient = LossRun.ofEntireSpace(graph, logits, labels).gradient;
        for (int r = 0; r < p.length; r++) {
            double expected = byHead[r] * p[r] * (1 - p[r]);
            // the formulas subtract nearly equal numbers where the composition does not
            assertThat((double) gradient[r]).isCloseTo(expected, within(1e-7 * Math.abs(expected) + 1e-12));
        }
    }
}
