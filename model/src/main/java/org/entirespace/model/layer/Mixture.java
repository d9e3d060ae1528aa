/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import org.entirespace.model.tower.ForwardTranslator;

/**
 * Experts' outputs, mixed by the weights of a gate.
 *
 * <pre>
 *   forward   p = softmax(g),   y = sum_e p_e h_e
 *   backward  dh_e += p_e dy,   dp_e = &lt;dy, h_e&gt;,   dg by the softmax's slope
 * </pre>
 *
 * Source: Ma et al., "Modeling Task Relationships in Multi-task Learning with Multi-gate Mixture-of-Experts", KDD 2018.
 *
 * @param gate g, then p; read by no one else; (rows, experts)
 * @param experts h, each (rows, width)
 * @param out y, (rows, width)
 */
record Mixture(Span gate, List<Span> experts, Span out) implements Layer {

    Mixture {
        experts = List.copyOf(experts);
    }

    @Override
    public void forward(Tape tape) {
        float[] p = tape.values(gate);
        float[] y = tape.values(out);
        int width = out.width();
        for (int i = 0; i < tape.rows(); i++) {
            int gateAt = tape.at(gate, i);
            Softmax.forwardInPlace(p, gateAt, gate.width());
            int at = tape.at(out, i);
            for (int e = 0; e < gate.width(); e++) {
                Span expert = experts.get(e);
                Weighted.into(tape.values(expert), tape.at(expert, i), p[gateAt + e], y, at, width, e == 0);
            }
        }
    }

    @Override
    public void translate(ForwardTranslator translator) {
        translator.mix(gate.columns(), experts.stream().map(Span::columns).toList(), out.columns());
    }

    @Override
    public void backward(Tape tape) {
        float[] p = tape.values(gate);
        float[] dg = tape.gradients(gate);
        float[] dy = tape.gradients(out);
        int width = out.width();
        for (int i = 0; i < tape.rows(); i++) {
            int gateAt = tape.at(gate, i);
            int at = tape.at(out, i);
            for (int e = 0; e < gate.width(); e++) {
                Span expert = experts.get(e);
                int expertAt = tape.at(expert, i);
                dg[gateAt + e] = Sum.ofProducts(dy, at, tape.values(expert), expertAt, width);
                Weighted.into(dy, at, p[gateAt + e], tape.gradients(expert), expertAt, width, false);
            }
            Softmax.backwardInPlace(p, dg, gateAt, gate.width());
        }
    }
}
