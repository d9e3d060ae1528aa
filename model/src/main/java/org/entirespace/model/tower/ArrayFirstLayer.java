/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.Arrays;
import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.matrix.MatrixProducts;
import org.jspecify.annotations.Nullable;

/**
 * The first layers of all towers, one wide product, over Java arrays; before the rectifier.
 *
 * <pre>
 *   plain      z = x W + b                    dW += x^T dz                        dx = dz W^T
 *   by runs    z_i = u_r(i) + y_i V           u = c U + b                         (W = U over V, x = c beside y)
 *              du_r = sum of dz_i over r      dU += c^T du,  dV += y^T dz         dc = du U^T,  dy = dz V^T
 * </pre>
 */
final class ArrayFirstLayer {

    private final TowerShape shape;
    private final MatrixProducts products;
    private final int inputs;
    private final int wide;
    private float[] common = new float[0]; // (runs, shared), or its gradient
    private float[] ofRuns = new float[0]; // (runs, wide)
    private float[] input = new float[0]; // of the last forward pass
    private int rows; // of the last forward pass
    private @Nullable RowRuns runs; // of the last forward pass; null where it was plain

    ArrayFirstLayer(TowerShape shape, MatrixProducts products) {
        this.shape = shape;
        this.products = products;
        inputs = shape.inputs();
        wide = shape.wideWidth(0);
    }

    void forward(float[] x, int count, float[] parameters, float[] z) {
        input = x;
        rows = count;
        runs = null;
        for (int i = 0; i < rows; i++) {
            System.arraycopy(parameters, shape.biasOffset(0), z, i * wide, wide);
        }
        products.nn(Matrix.of(x, 0, rows, inputs), weight(parameters, 0, inputs), 1f, Matrix.of(z, 0, rows, wide));
    }

    void forward(float[] x, RowRuns of, float[] parameters, float[] z) {
        input = x;
        rows = of.rows();
        runs = of;
        makeRoom(of);
        of.gatherInto(common, x, inputs);
        for (int run = 0; run < of.runs(); run++) {
            System.arraycopy(parameters, shape.biasOffset(0), ofRuns, run * wide, wide);
        }
        products.nn(common(of), weight(parameters, 0, of.shared()), 1f, ofRuns(of));
        for (int run = 0; run < of.runs(); run++) {
            for (int i = of.first(run); i < of.end(run); i++) {
                System.arraycopy(ofRuns, run * wide, z, i * wide, wide);
            }
        }
        products.nn(own(x, of), weight(parameters, of.shared(), inputs), 1f, Matrix.of(z, 0, rows, wide));
    }

    /** Adds to the gradient of the weights and fills that of the input; biases are for the caller. */
    void backward(float[] parameters, float[] dz, float[] gradient, float[] dx) {
        RowRuns of = runs;
        Matrix slopes = Matrix.of(dz, 0, rows, wide);
        if (of == null) {
            products.tn(Matrix.of(input, 0, rows, inputs), slopes, 1f, weight(gradient, 0, inputs));
            products.nt(slopes, weight(parameters, 0, inputs), 0f, Matrix.of(dx, 0, rows, inputs));
            return;
        }
        sumRuns(of, dz);
        of.gatherInto(common, input, inputs);
        products.tn(common(of), ofRuns(of), 1f, weight(gradient, 0, of.shared()));
        products.nt(ofRuns(of), weight(parameters, 0, of.shared()), 0f, common(of));
        of.scatterFrom(common, dx, inputs);
        products.tn(own(input, of), slopes, 1f, weight(gradient, of.shared(), inputs));
        products.nt(slopes, weight(parameters, of.shared(), inputs), 0f, own(dx, of));
    }

    private void sumRuns(RowRuns of, float[] dz) {
        Arrays.fill(ofRuns, 0, of.runs() * wide, 0f);
        for (int run = 0; run < of.runs(); run++) {
            for (int i = of.first(run); i < of.end(run); i++) {
                for (int j = 0; j < wide; j++) {
                    ofRuns[run * wide + j] += dz[i * wide + j];
                }
            }
        }
    }

    private void makeRoom(RowRuns of) {
        if (common.length < of.runs() * of.shared()) {
            common = new float[Math.multiplyExact(of.runs(), of.shared())];
        }
        if (ofRuns.length < of.runs() * wide) {
            ofRuns = new float[Math.multiplyExact(of.runs(), wide)];
        }
    }

    private Matrix common(RowRuns of) {
        return Matrix.of(common, 0, of.runs(), of.shared());
    }

    private Matrix ofRuns(RowRuns of) {
        return Matrix.of(ofRuns, 0, of.runs(), wide);
    }

    /** The columns that each row has to itself. */
    private Matrix own(float[] x, RowRuns of) {
        return Matrix.of(x, of.shared(), rows, inputs - of.shared(), inputs);
    }

    /** The weight's rows for the inputs [from, to). */
    private Matrix weight(float[] parameters, int from, int to) {
        return Matrix.of(parameters, shape.weightOffset(0, 0) + from * wide, to - from, wide);
    }
}
