/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

/** One tower of the slow twin, in double precision, one sample at a time. */
final class TwinTower {

    final double[][][] weights; // (layers)(in)(out)
    final double[][] biases; // (layers)(out)
    final double[] head; // (width of the last layer)
    final double[] headBias; // (1)

    TwinTower(double[][][] weights, double[][] biases, double[] head, double[] headBias) {
        this.weights = weights;
        this.biases = biases;
        this.head = head;
        this.headBias = headBias;
    }

    /** A tower of zeros of this form. */
    TwinTower zeros() {
        double[][][] w = new double[weights.length][][];
        double[][] b = new double[weights.length][];
        for (int l = 0; l < weights.length; l++) {
            w[l] = new double[weights[l].length][biases[l].length];
            b[l] = new double[biases[l].length];
        }
        return new TwinTower(w, b, new double[head.length], new double[1]);
    }

    /** x, then the activations of every hidden layer. */
    double[][] activations(double[] x) {
        double[][] h = new double[weights.length + 1][];
        h[0] = x;
        for (int l = 0; l < weights.length; l++) {
            h[l + 1] = new double[biases[l].length];
            for (int j = 0; j < biases[l].length; j++) {
                double z = biases[l][j];
                for (int i = 0; i < weights[l].length; i++) {
                    z += h[l][i] * weights[l][i][j];
                }
                h[l + 1][j] = Math.max(z, 0);
            }
        }
        return h;
    }

    double logit(double[][] h) {
        double z = headBias[0];
        for (int j = 0; j < head.length; j++) {
            z += h[h.length - 1][j] * head[j];
        }
        return z;
    }

    /**
     * Adds to the gradient of one sample.
     *
     * @param h its activations
     * @param dLogit the gradient of its logit
     * @return the gradient of x
     */
    double[] backward(double[][] h, double dLogit, TwinTower gradient) {
        gradient.headBias[0] += dLogit;
        double[] dh = new double[head.length];
        for (int j = 0; j < head.length; j++) {
            gradient.head[j] += dLogit * h[h.length - 1][j];
            dh[j] = dLogit * head[j];
        }
        for (int l = weights.length - 1; l >= 0; l--) {
            double[] below = new double[weights[l].length];
            for (int j = 0; j < dh.length; j++) {
                double dz = h[l + 1][j] > 0 ? dh[j] : 0;
                gradient.biases[l][j] += dz;
                for (int i = 0; i < below.length; i++) {
                    gradient.weights[l][i][j] += dz * h[l][i];
                    below[i] += dz * weights[l][i][j];
                }
            }
            dh = below;
        }
        return dh;
    }
}
