/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.SplittableRandom;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;

/**
 * Impressions of a small world with HM3-like behaviours, scored by imitations of trained models: the true logits, blurred. For tests of what
 * comes after training.
 */
public final class FakeSamples {

    private static final int ROWS_OF_A_GROUP = 12;

    private final double[][] logits; // (rows, 6): the heads of HM3 in truth
    private final byte[][] labels; // (behaviors of HM3, rows)
    private final long[] groups;

    private FakeSamples(int rows) {
        logits = new double[rows][6];
        labels = new byte[4][rows];
        groups = new long[rows];
    }

    /** A world of some rows; the last twentieth of them is too young for its purchases to be known. */
    public static FakeSamples of(int rows, long seed) {
        FakeSamples samples = new FakeSamples(rows);
        var random = new SplittableRandom(seed);
        double eager = 0;
        for (int row = 0; row < rows; row++) {
            samples.groups[row] = row / ROWS_OF_A_GROUP;
            eager = row % ROWS_OF_A_GROUP == 0 ? normal(random) : eager;
            double taste = 0.9 * normal(random);
            double intent = 0.8 * eager + 0.6 * normal(random);
            double[] z = samples.logits[row];
            z[0] = -3.1 + taste + 0.5 * intent;
            z[1] = -1.2 + 0.7 * intent;
            z[2] = -1.1 + 0.6 * intent;
            z[3] = -2.9 + 0.6 * intent;
            z[4] = -1.5 + 0.9 * intent;
            z[5] = -4.3 + 0.9 * intent;
            samples.draw(row, random);
            if (row >= rows - rows / 20) {
                samples.labels[3][row] = -1;
            }
        }
        return samples;
    }

    private void draw(int row, SplittableRandom random) {
        double[] z = logits[row];
        boolean click = happens(z[0], random);
        boolean micro = click && happens(z[1], random);
        boolean macro = click && happens(micro ? z[2] : z[3], random);
        boolean purchase = click && happens(macro ? z[4] : z[5], random);
        labels[0][row] = (byte) (click ? 1 : 0);
        labels[1][row] = (byte) (micro ? 1 : 0);
        labels[2][row] = (byte) (macro ? 1 : 0);
        labels[3][row] = (byte) (purchase ? 1 : 0);
    }

    /** HM3's scores: every head blurred by {@code noise}, and {@code shift} too high. */
    public ScoredSamples hm3(double noise, double shift, long seed) {
        var random = new SplittableRandom(seed);
        float[][] heads = new float[logits.length][6];
        for (int row = 0; row < heads.length; row++) {
            for (int head = 0; head < 6; head++) {
                heads[row][head] = (float) (logits[row][head] + shift + noise * normal(random));
            }
        }
        return scored(GraphCatalog.hm3(), heads, labels);
    }

    /** ESMM's scores, blurred likewise. */
    public ScoredSamples esmm(double noise, double shift, long seed) {
        var random = new SplittableRandom(seed);
        float[][] heads = new float[logits.length][2];
        for (int row = 0; row < heads.length; row++) {
            double[] z = logits[row];
            double macro = sigma(z[1]) * sigma(z[2]) + (1 - sigma(z[1])) * sigma(z[3]);
            double cvr = macro * sigma(z[4]) + (1 - macro) * sigma(z[5]);
            heads[row][0] = (float) (z[0] + shift + noise * normal(random));
            heads[row][1] = (float) (Math.log(cvr / (1 - cvr)) + shift + noise * normal(random));
        }
        return scored(GraphCatalog.esmm(), heads, new byte[][] {labels[0], labels[3]});
    }

    private ScoredSamples scored(BehaviorGraph declared, float[][] heads, byte[][] labelsOfGraph) {
        CompiledGraph graph = CompiledGraph.of(declared);
        var quantities = graph.quantities();
        GraphScorer scorer = new GraphScorer(graph, quantities);
        double[][] logOdds = new double[quantities.size()][heads.length];
        double[] ofRow = new double[quantities.size()];
        for (int row = 0; row < heads.length; row++) {
            scorer.logOddsInto(heads[row], 0, ofRow);
            for (int q = 0; q < ofRow.length; q++) {
                logOdds[q][row] = ofRow[q];
            }
        }
        return new ScoredSamples(graph, quantities, logOdds, labelsOfGraph, groups);
    }

    private static boolean happens(double logit, SplittableRandom random) {
        return random.nextDouble() < sigma(logit);
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
