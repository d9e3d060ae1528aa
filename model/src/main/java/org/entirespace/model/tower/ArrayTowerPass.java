/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.matrix.MatrixProducts;

/** A pass over Java arrays. */
final class ArrayTowerPass implements TowerPass {

    private final ArrayTowers towers;
    private final TowerShape shape;
    private final MatrixProducts products;
    private final ArrayFirstLayer first;
    private final float[][] activations; // (layers)(capacity, towers * width)
    private final float[][] gradients; // as activations
    private float[] gradient = new float[0]; // (parameters), of the last begin
    private int rows; // of the last forward pass

    ArrayTowerPass(ArrayTowers towers) {
        this.towers = towers;
        shape = towers.shape;
        products = towers.products;
        first = new ArrayFirstLayer(shape, products);
        activations = new float[shape.layers()][];
        gradients = new float[shape.layers()][];
        for (int l = 0; l < shape.layers(); l++) {
            activations[l] = new float[Math.multiplyExact(towers.capacity(), shape.wideWidth(l))];
            gradients[l] = towers.trains ? new float[activations[l].length] : new float[0];
        }
    }

    @Override
    public void forward(float[] input, int rows, float[] logits) {
        this.rows = rows;
        first.forward(input, rows, towers.parameters(), activations[0]);
        upwards(logits);
    }

    @Override
    public void forward(float[] input, RowRuns runs, float[] logits) {
        rows = runs.rows();
        first.forward(input, runs, towers.parameters(), activations[0]);
        upwards(logits);
    }

    /** From the first layers to the logits. */
    private void upwards(float[] logits) {
        float[] parameters = towers.parameters();
        Rectifier.forwardInPlace(activations[0], 0, rows * shape.wideWidth(0));
        for (int l = 1; l < shape.layers(); l++) {
            int wide = shape.wideWidth(l);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(parameters, shape.biasOffset(l), activations[l], i * wide, wide);
            }
            for (int t = 0; t < shape.towers(); t++) {
                products.nn(
                        ofTower(activations, l - 1, t, rows),
                        weight(parameters, l, t),
                        1f,
                        ofTower(activations, l, t, rows));
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
                first.backward(parameters, gradients[0], gradient, inputGradients);
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
    public void begin(TowerGradient sum, long seed) {
        requireTraining();
        gradient = ArrayGradient.begun(sum);
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

    private Matrix weight(float[] parameters, int layer, int tower) {
        return Matrix.of(parameters, shape.weightOffset(layer, tower), shape.width(layer - 1), shape.width(layer));
    }

    private Matrix ofTower(float[][] byLayer, int layer, int tower, int rows) {
        int width = shape.width(layer);
        return Matrix.of(byLayer[layer], tower * width, rows, width, shape.wideWidth(layer));
    }
}
