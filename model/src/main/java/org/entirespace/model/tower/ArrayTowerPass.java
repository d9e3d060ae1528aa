/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.Arrays;
import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.matrix.MatrixProducts;

/** A pass over Java arrays. */
final class ArrayTowerPass implements TowerPass {

    private final ArrayTowers towers;
    private final TowerShape shape;
    private final MatrixProducts products;
    private final float[][] activations; // (layers)(capacity, towers * width)
    private final float[][] gradients; // as activations
    private final float[] gradient;
    private float[] input = new float[0]; // of the last forward pass
    private int rows; // of the last forward pass

    ArrayTowerPass(ArrayTowers towers) {
        this.towers = towers;
        shape = towers.shape;
        products = towers.products;
        activations = new float[shape.layers()][];
        gradients = new float[shape.layers()][];
        for (int l = 0; l < shape.layers(); l++) {
            activations[l] = new float[Math.multiplyExact(towers.capacity(), shape.wideWidth(l))];
            gradients[l] = towers.trains ? new float[activations[l].length] : new float[0];
        }
        gradient = towers.trains ? new float[shape.parameters()] : new float[0];
    }

    @Override
    public void forward(float[] input, int rows, float[] logits) {
        float[] parameters = towers.parameters();
        this.input = input;
        this.rows = rows;
        for (int l = 0; l < shape.layers(); l++) {
            int wide = shape.wideWidth(l);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(parameters, shape.biasOffset(l), activations[l], i * wide, wide);
            }
            if (l == 0) {
                Matrix x = Matrix.of(input, 0, rows, shape.inputs());
                products.nn(x, wideWeight(parameters), 1f, Matrix.of(activations[0], 0, rows, wide));
            } else {
                for (int t = 0; t < shape.towers(); t++) {
                    products.nn(
                            ofTower(activations, l - 1, t, rows),
                            weight(parameters, l, t),
                            1f,
                            ofTower(activations, l, t, rows));
                }
            }
            Rectifier.forwardInPlace(activations[l], 0, rows * wide);
        }
        head(parameters, rows, logits);
    }

    @Override
    public void backward(float[] logitGradients, float[] inputGradients) {
        requireTraining();
        float[] parameters = towers.parameters();
        headBackward(parameters, rows, logitGradients);
        for (int l = shape.layers() - 1; l >= 0; l--) {
            int wide = shape.wideWidth(l);
            for (int i = 0; i < rows; i++) {
                Rectifier.backwardRow(activations[l], gradients[l], i * wide, wide, gradient, shape.biasOffset(l));
            }
            if (l == 0) {
                Matrix dz = Matrix.of(gradients[0], 0, rows, wide);
                products.tn(Matrix.of(input, 0, rows, shape.inputs()), dz, 1f, wideWeight(gradient));
                products.nt(dz, wideWeight(parameters), 0f, Matrix.of(inputGradients, 0, rows, shape.inputs()));
            } else {
                for (int t = 0; t < shape.towers(); t++) {
                    Matrix dz = ofTower(gradients, l, t, rows);
                    products.tn(ofTower(activations, l - 1, t, rows), dz, 1f, weight(gradient, l, t));
                    products.nt(dz, weight(parameters, l, t), 0f, ofTower(gradients, l - 1, t, rows));
                }
            }
        }
    }

    @Override
    public void begin(long seed) {
        requireTraining();
        Arrays.fill(gradient, 0f);
    }

    /** The sum of gradients; live. */
    float[] gradient() {
        requireTraining();
        return gradient;
    }

    private void requireTraining() {
        if (!towers.trains) {
            throw new IllegalStateException("a pass that only scores has no gradients");
        }
    }

    private void head(float[] parameters, int rows, float[] logits) {
        int last = shape.layers() - 1;
        int width = shape.width(last);
        float[] h = activations[last];
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < shape.towers(); t++) {
                int at = (i * shape.towers() + t) * width;
                int w = shape.headOffset(t);
                float sum = parameters[shape.headBiasOffset() + t];
                for (int j = 0; j < width; j++) {
                    sum += h[at + j] * parameters[w + j];
                }
                logits[i * shape.towers() + t] = sum;
            }
        }
    }

    private void headBackward(float[] parameters, int rows, float[] logitGradients) {
        int last = shape.layers() - 1;
        int width = shape.width(last);
        float[] h = activations[last];
        float[] dh = gradients[last];
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < shape.towers(); t++) {
                float dz = logitGradients[i * shape.towers() + t];
                int at = (i * shape.towers() + t) * width;
                int w = shape.headOffset(t);
                for (int j = 0; j < width; j++) {
                    dh[at + j] = dz * parameters[w + j];
                }
                for (int j = 0; j < width; j++) {
                    gradient[w + j] += dz * h[at + j];
                }
                gradient[shape.headBiasOffset() + t] += dz;
            }
        }
    }

    private Matrix wideWeight(float[] parameters) {
        return Matrix.of(parameters, shape.weightOffset(0, 0), shape.inputs(), shape.wideWidth(0));
    }

    private Matrix weight(float[] parameters, int layer, int tower) {
        return Matrix.of(parameters, shape.weightOffset(layer, tower), shape.width(layer - 1), shape.width(layer));
    }

    private Matrix ofTower(float[][] byLayer, int layer, int tower, int rows) {
        int width = shape.width(layer);
        return Matrix.of(byLayer[layer], tower * width, rows, width, shape.wideWidth(layer));
    }
}
