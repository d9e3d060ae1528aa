/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.engine;

import java.util.SplittableRandom;
import org.entirespace.model.tower.TowerShape;

/** Towers in double precision, one sample, one tower, one neuron at a time. */
final class PlainTowers {

    private final TowerShape shape;
    private final float[] parameters;

    private PlainTowers(TowerShape shape, float[] parameters) {
        this.shape = shape;
        this.parameters = parameters;
    }

    TowerShape shape() {
        return shape;
    }

    float[] parameters() {
        return parameters;
    }

    static PlainTowers random(TowerShape shape, SplittableRandom random) {
        return new PlainTowers(shape, draw(shape.parameters(), random));
    }

    /** Numbers in [-1/2, 1/2). */
    static float[] draw(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    /** Sums of gradients; those of the input are of the last call, row after row. */
    static final class Gradients {
        private final double[] parameters;
        private double[] input = new double[0];

        private Gradients(int parameters) {
            this.parameters = new double[parameters];
        }

        double[] parameters() {
            return parameters;
        }

        double[] input() {
            return input;
        }
    }

    Gradients noGradients() {
        return new Gradients(shape.parameters());
    }

    double[] logits(float[] input, int rows) {
        double[] logits = new double[rows * shape.towers()];
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < shape.towers(); t++) {
                double[][] h = activations(input, i, t);
                double[] top = h[h.length - 1];
                double logit = parameters[shape.headBiasOffset() + t];
                for (int j = 0; j < top.length; j++) {
                    logit += top[j] * parameters[shape.headOffset(t) + j];
                }
                logits[i * shape.towers() + t] = logit;
            }
        }
        return logits;
    }

    void backward(float[] input, int rows, float[] logitGradients, Gradients gradients) {
        gradients.input = new double[rows * shape.inputs()];
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < shape.towers(); t++) {
                backward(activations(input, i, t), i, t, logitGradients[i * shape.towers() + t], gradients);
            }
        }
    }

    private void backward(double[][] h, int row, int tower, double dlogit, Gradients gradients) {
        double[] sum = gradients.parameters;
        double[] top = h[h.length - 1];
        double[] dh = new double[top.length];
        for (int j = 0; j < top.length; j++) {
            dh[j] = dlogit * parameters[shape.headOffset(tower) + j];
            sum[shape.headOffset(tower) + j] += dlogit * top[j];
        }
        sum[shape.headBiasOffset() + tower] += dlogit;
        for (int l = shape.layers() - 1; l >= 0; l--) {
            double[] below = new double[h[l].length];
            for (int j = 0; j < dh.length; j++) {
                double dz = h[l + 1][j] > 0 ? dh[j] : 0;
                sum[bias(l, tower, j)] += dz;
                for (int k = 0; k < below.length; k++) {
                    sum[weight(l, tower, k, j)] += dz * h[l][k];
                    below[k] += dz * parameters[weight(l, tower, k, j)];
                }
            }
            dh = below;
        }
        for (int k = 0; k < dh.length; k++) {
            gradients.input[row * shape.inputs() + k] += dh[k];
        }
    }

    /** The input, then each hidden layer. */
    private double[][] activations(float[] input, int row, int tower) {
        double[][] h = new double[shape.layers() + 1][];
        h[0] = new double[shape.inputs()];
        for (int k = 0; k < h[0].length; k++) {
            h[0][k] = input[row * shape.inputs() + k];
        }
        for (int l = 0; l < shape.layers(); l++) {
            h[l + 1] = new double[shape.width(l)];
            for (int j = 0; j < h[l + 1].length; j++) {
                double z = parameters[bias(l, tower, j)];
                for (int k = 0; k < h[l].length; k++) {
                    z += h[l][k] * parameters[weight(l, tower, k, j)];
                }
                h[l + 1][j] = Math.max(0, z);
            }
        }
        return h;
    }

    private int bias(int layer, int tower, int neuron) {
        return shape.biasOffset(layer) + tower * shape.width(layer) + neuron;
    }

    private int weight(int layer, int tower, int from, int to) {
        int columns = layer == 0 ? shape.wideWidth(0) : shape.width(layer);
        return shape.weightOffset(layer, tower) + from * columns + to;
    }
}
