/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.DensePart.Block;
import org.entirespace.model.tower.ForwardTranslator;

/**
 * A head: one logit of each row.
 *
 * <pre>
 *   forward   logit = &lt;h, w&gt; + b
 *   backward  dh += dlogit w,   dw += sum of dlogit h,   db += sum of dlogit
 * </pre>
 *
 * @param in h, (rows, width)
 * @param out the logit, (rows, 1)
 * @param weight where w lies, (width)
 * @param bias where b lies
 */
record Head(Span in, Span out, int weight, int bias) implements Layer {

    @Override
    public void forward(Tape tape) {
        float[] h = tape.values(in);
        float[] logits = tape.values(out);
        float[] p = tape.parameters();
        for (int i = 0; i < tape.rows(); i++) {
            logits[tape.at(out, i)] = Sum.ofProducts(h, tape.at(in, i), p, weight, in.width()) + p[bias];
        }
    }

    @Override
    public void translate(ForwardTranslator translator) {
        translator.affine(in.columns(), new Block(weight, in.width(), 1, 1), bias, out.columns());
    }

    @Override
    public void backward(Tape tape) {
        float[] h = tape.values(in);
        float[] dlogits = tape.gradients(out);
        float[] gradient = tape.gradient();
        for (int i = 0; i < tape.rows(); i++) {
            float dlogit = dlogits[tape.at(out, i)];
            int at = tape.at(in, i);
            Weighted.into(tape.parameters(), weight, dlogit, tape.gradients(in), at, in.width(), false);
            Weighted.into(h, at, dlogit, gradient, weight, in.width(), false);
            gradient[bias] += dlogit;
        }
    }
}
