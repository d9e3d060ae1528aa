/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.model.tower.DenseWatch;

/**
 * How evenly a gate spreads its weights.
 *
 * <pre>
 *   entropy = - sum_e p_e ln p_e / ln E       1 where all experts weigh the same, 0 where one has all the weight
 * </pre>
 *
 * @param prefix what the name begins with
 * @param heads the heads that the gate serves; none for a gate that serves all
 * @param gate p, after its mixture; (rows, E), with E at least 2
 */
record GateEntropy(String prefix, List<Integer> heads, Span gate) implements Gauge {

    GateEntropy {
        heads = List.copyOf(heads);
    }

    @Override
    public String name(List<String> names) {
        String whose =
                heads.isEmpty() ? "shared" : heads.stream().map(names::get).collect(Collectors.joining("+"));
        return prefix + "gate." + whose + ".entropy";
    }

    @Override
    public void measure(Tape tape, DenseWatch watch, int number) {
        float[] p = tape.values(gate);
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(gate, i);
            double sum = 0;
            for (int e = at; e < at + gate.width(); e++) {
                sum -= p[e] > 0 ? p[e] * Math.log(p[e]) : 0;
            }
            watch.add(number, sum / Math.log(gate.width()));
        }
    }
}
