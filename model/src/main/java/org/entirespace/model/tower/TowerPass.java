/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.matrix.MatrixProducts;

/**
 * One pass of some rows through all towers, forward and backward, with the memory that it needs. Not a layer with parameters:
 * those are passed in. One instance for each thread.
 *
 * <pre>
 *   h_0 = relu(x W_0 + b_0)                        dW_0 = x^T dz_0            dx  = dz_0 W_0^T
 *   h_l = relu(h_{l-1} W_l + b_l)  per tower       dW_l = h_{l-1}^T dz_l      dh_{l-1} = dz_l W_l^T
 *   z   = h_last . w + b           per tower       dw   = sum_i dz h_last     dh_last  = dz w
 * </pre>
 */
public final class TowerPass {

    private final TowerShape shape;
    private final MatrixProducts products;
    private final int capacity;
    private final float[][] activations; // (layers)(capacity, towers * width)
    private final float[][] gradients; // as activations

    /**
     * Memory for passes of at most {@code capacity} rows.
     *
     * @param trains whether {@link #backward} will be called; scoring needs half the memory
     */
    public TowerPass(TowerShape shape, MatrixProducts products, int capacity, boolean trains) {
        this.shape = shape;
        this.products = products;
        this.capacity = capacity;
        activations = new float[shape.layers()][];
        gradients = new float[shape.layers()][];
        for (int l = 0; l < shape.layers(); l++) {
            activations[l] = new float[Math.multiplyExact(capacity, shape.wideWidth(l))];
            gradients[l] = trains ? new float[activations[l].length] : new float[0];
        }
    }

    /** The most rows of one pass. */
    public int capacity() {
        return capacity;
    }

    /**
     * Computes the logits of some rows and remembers the activations for {@link #backward}.
     *
     * @param parameters the towers' parameters, as {@link TowerShape} lays them out
     * @param input the input rows; (rows, inputs)
     * @param rows their number, at most the capacity
     * @param logits filled; (rows, towers)
     */
    public void forward(float[] parameters, Matrix input, int rows, float[] logits) {
        for (int l = 0; l < shape.layers(); l++) {
            int wide = shape.wideWidth(l);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(parameters, shape.biasOffset(l), activations[l], i * wide, wide);
            }
            if (l == 0) {
                products.nn(input, wideWeight(parameters), 1f, Matrix.of(activations[0], 0, rows, wide));
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

    /**
     * Adds the gradient of the parameters for the rows of the last {@link #forward}.
     *
     * @param parameters the parameters of the forward pass
     * @param input its input
     * @param rows its rows
     * @param logitGradients the gradient of its logits; (rows, towers)
     * @param parameterGradients added to; as parameters
     * @param inputGradients filled; (rows, inputs)
     */
    public void backward(
            float[] parameters,
            Matrix input,
            int rows,
            float[] logitGradients,
            float[] parameterGradients,
            Matrix inputGradients) {
        headBackward(parameters, rows, logitGradients, parameterGradients);
        for (int l = shape.layers() - 1; l >= 0; l--) {
            int wide = shape.wideWidth(l);
            for (int i = 0; i < rows; i++) {
                Rectifier.backwardRow(
                        activations[l], gradients[l], i * wide, wide, parameterGradients, shape.biasOffset(l));
            }
            if (l == 0) {
                Matrix dz = Matrix.of(gradients[0], 0, rows, wide);
                products.tn(input, dz, 1f, wideWeight(parameterGradients));
                products.nt(dz, wideWeight(parameters), 0f, inputGradients);
            } else {
                for (int t = 0; t < shape.towers(); t++) {
                    Matrix dz = ofTower(gradients, l, t, rows);
                    products.tn(ofTower(activations, l - 1, t, rows), dz, 1f, weight(parameterGradients, l, t));
                    products.nt(dz, weight(parameters, l, t), 0f, ofTower(gradients, l - 1, t, rows));
                }
            }
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

    private void headBackward(float[] parameters, int rows, float[] logitGradients, float[] parameterGradients) {
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
                    parameterGradients[w + j] += dz * h[at + j];
                }
                parameterGradients[shape.headBiasOffset() + t] += dz;
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
