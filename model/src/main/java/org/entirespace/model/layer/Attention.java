/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import org.entirespace.model.tower.ForwardTranslator;

/**
 * Attention over a set of what a tower found itself and what was handed on to it.
 *
 * <pre>
 *   forward   w = softmax_u(&lt;K_u, Q_u&gt; / sqrt(d)),   z = sum_u w_u V_u
 *   backward  dV_u += w_u dz,   dw_u = &lt;dz, V_u&gt;,   ds by the softmax's slope,
 *             dK_u += ds_u Q_u / sqrt(d),   dQ_u += ds_u K_u / sqrt(d)
 * </pre>
 *
 * Source: Xi et al., "Modeling the Sequential Dependence among Audience Multi-step Conversions with Multi-task Learning in
 * Targeted Display Advertising" (AITM), KDD 2021: its adaptive information transfer, with h1, h2 and h3 as V, K and Q.
 *
 * @param members V, K and Q of each member side by side, each (rows, 3 d)
 * @param weights w, (rows, members)
 * @param out z, (rows, d)
 */
record Attention(List<Span> members, Span weights, Span out) implements Layer {

    Attention {
        members = List.copyOf(members);
    }

    @Override
    public void forward(Tape tape) {
        float[] w = tape.values(weights);
        int d = out.width();
        float factor = (float) (1 / Math.sqrt(d));
        for (int i = 0; i < tape.rows(); i++) {
            int weightAt = tape.at(weights, i);
            for (int u = 0; u < members.size(); u++) {
                float[] vkq = tape.values(members.get(u));
                int key = tape.at(members.get(u), i) + d;
                w[weightAt + u] = factor * Sum.ofProducts(vkq, key, vkq, key + d, d);
            }
            Softmax.forwardInPlace(w, weightAt, members.size());
            for (int u = 0; u < members.size(); u++) {
                Span member = members.get(u);
                float[] vkq = tape.values(member);
                Weighted.into(vkq, tape.at(member, i), w[weightAt + u], tape.values(out), tape.at(out, i), d, u == 0);
            }
        }
    }

    @Override
    public void translate(ForwardTranslator translator) {
        translator.attend(members.stream().map(Span::columns).toList(), out.columns());
    }

    @Override
    public void backward(Tape tape) {
        float[] w = tape.values(weights);
        float[] ds = tape.gradients(weights);
        float[] dz = tape.gradients(out);
        int d = out.width();
        float factor = (float) (1 / Math.sqrt(d));
        for (int i = 0; i < tape.rows(); i++) {
            int weightAt = tape.at(weights, i);
            int at = tape.at(out, i);
            for (int u = 0; u < members.size(); u++) {
                Span member = members.get(u);
                int value = tape.at(member, i);
                ds[weightAt + u] = Sum.ofProducts(dz, at, tape.values(member), value, d);
                Weighted.into(dz, at, w[weightAt + u], tape.gradients(member), value, d, false);
            }
            Softmax.backwardInPlace(w, ds, weightAt, members.size());
            for (int u = 0; u < members.size(); u++) {
                float[] vkq = tape.values(members.get(u));
                float[] dvkq = tape.gradients(members.get(u));
                int key = tape.at(members.get(u), i) + d;
                Weighted.into(vkq, key + d, factor * ds[weightAt + u], dvkq, key, d, false);
                Weighted.into(vkq, key, factor * ds[weightAt + u], dvkq, key + d, d, false);
            }
        }
    }
}
