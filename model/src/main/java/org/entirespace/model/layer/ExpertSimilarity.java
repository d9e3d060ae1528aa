/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import org.entirespace.model.tower.DenseWatch;

/**
 * How much experts say the same.
 *
 * <pre>
 *   similarity = mean over the pairs d &lt; e of &lt;h_d, h_e&gt; / (|h_d| |h_e|)      0 for a pair with an h that is all zero
 * </pre>
 *
 * @param prefix what the name begins with
 * @param experts h, each (rows, width); at least 2
 */
record ExpertSimilarity(String prefix, List<Span> experts) implements Gauge {

    ExpertSimilarity {
        experts = List.copyOf(experts);
    }

    @Override
    public String name(List<String> heads) {
        return prefix + "experts.similarity";
    }

    @Override
    public void measure(Tape tape, DenseWatch watch, int number) {
        int pairs = experts.size() * (experts.size() - 1) / 2;
        double[] lengths = new double[experts.size()];
        for (int i = 0; i < tape.rows(); i++) {
            double sum = 0;
            for (int e = 0; e < lengths.length; e++) {
                lengths[e] = Math.sqrt(product(tape, i, e, e));
                for (int d = 0; d < e; d++) {
                    double scale = lengths[d] * lengths[e];
                    sum += scale > 0 ? product(tape, i, d, e) / scale : 0;
                }
            }
            watch.add(number, sum / pairs);
        }
    }

    private double product(Tape tape, int row, int d, int e) {
        Span left = experts.get(d);
        Span right = experts.get(e);
        return Sum.ofProducts(
                tape.values(left), tape.at(left, row), tape.values(right), tape.at(right, row), left.width());
    }
}
