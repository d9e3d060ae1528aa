/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.ForwardTranslator;

/**
 * An affine map of each row.
 *
 * <pre>
 *   forward   z = x W + b
 *   backward  dx += dz W^T,   dW += x^T dz,   db += sum of dz over the rows
 * </pre>
 *
 * @param in x, (rows, inputs)
 * @param out z, (rows, outputs)
 * @param map where W and b lie; layers may share a map
 */
record Dense(Span in, Span out, Affine map) implements Layer {

    @Override
    public void forward(Tape tape) {
        float[] z = tape.values(out);
        for (int i = 0; i < tape.rows(); i++) {
            System.arraycopy(tape.parameters(), map.bias(), z, tape.at(out, i), map.outputs());
        }
        tape.products.nn(tape.valuesOf(in), map.weightIn(tape.parameters()), 1f, tape.valuesOf(out));
    }

    @Override
    public void translate(ForwardTranslator translator) {
        translator.affine(in.columns(), map.weightBlock(), map.bias(), out.columns());
    }

    @Override
    public void backward(Tape tape) {
        float[] dz = tape.gradients(out);
        float[] gradient = tape.gradient();
        int bias = map.bias();
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(out, i);
            for (int j = 0; j < map.outputs(); j++) {
                gradient[bias + j] += dz[at + j];
            }
        }
        tape.products.tn(tape.valuesOf(in), tape.gradientsOf(out), 1f, map.weightIn(gradient));
        tape.products.nt(tape.gradientsOf(out), map.weightIn(tape.parameters()), 1f, tape.gradientsOf(in));
    }
}
