/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

/** The slow twins of the layers: one row, in double precision, by the textbook's formula. */
final class TwinLayers {

    private TwinLayers() {}

    /** x W + b, with W (inputs, outputs). */
    static double[] affine(double[] x, double[][] weight, double[] bias) {
        double[] z = bias.clone();
        for (int j = 0; j < z.length; j++) {
            for (int i = 0; i < x.length; i++) {
                z[j] += x[i] * weight[i][j];
            }
        }
        return z;
    }

    static double[] rectified(double[] z, double... slopes) {
        double[] h = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            h[j] = z[j] > 0 ? z[j] : slopes[slopes.length == 1 ? 0 : j] * z[j];
        }
        return h;
    }

    static double[] normalized(double[] z, double[] gain, double[] bias) {
        double mean = 0;
        for (double value : z) {
            mean += value / z.length;
        }
        double variance = 0;
        for (double value : z) {
            variance += (value - mean) * (value - mean) / z.length;
        }
        double[] y = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            y[j] = gain[j] * (z[j] - mean) / Math.sqrt(variance + 1e-5) + bias[j];
        }
        return y;
    }

    static double[] softmax(double[] g) {
        double sum = 0;
        for (double value : g) {
            sum += Math.exp(value);
        }
        double[] p = new double[g.length];
        for (int e = 0; e < g.length; e++) {
            p[e] = Math.exp(g[e]) / sum;
        }
        return p;
    }

    static double[] mixture(double[] gate, double[][] experts) {
        double[] p = softmax(gate);
        double[] y = new double[experts[0].length];
        for (int e = 0; e < p.length; e++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += p[e] * experts[e][j];
            }
        }
        return y;
    }

    /** Of members V | K | Q. */
    static double[] attention(double[][] members) {
        int d = members[0].length / 3;
        double[] scores = new double[members.length];
        double[][] values = new double[members.length][];
        for (int u = 0; u < members.length; u++) {
            values[u] = java.util.Arrays.copyOf(members[u], d);
            for (int j = 0; j < d; j++) {
                scores[u] += members[u][d + j] * members[u][2 * d + j] / Math.sqrt(d);
            }
        }
        return mixture(scores, values);
    }

    static double product(double[] left, double[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += left[j] * right[j];
        }
        return sum;
    }
}
