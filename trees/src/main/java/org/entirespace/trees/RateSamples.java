/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.Arrays;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.graph.RateRows;
import org.entirespace.core.sample.Label;
import org.entirespace.model.heads.BatchColumns;

/** The samples of a source that a rate speaks of and whose outcome was observed. */
final class RateSamples {

    private final int[] rows; // (samples), rising
    private final boolean[] happened; // (samples)

    private RateSamples(int[] rows, boolean[] happened) {
        this.rows = rows;
        this.happened = happened;
    }

    static RateSamples of(SampleSource source, BatchColumns columns, BehaviorGraph graph, Rate rate) {
        RateRows spoken = new RateRows(graph, rate);
        int[] rows = new int[source.rows()];
        boolean[] happened = new boolean[source.rows()];
        int[] count = {0};
        SamplePass.over(source, columns, (batch, place, sample) -> {
            byte observed = spoken.observed(batch.labels, place);
            if (observed != Label.UNOBSERVED.code()) {
                rows[count[0]] = sample;
                happened[count[0]++] = observed == Label.POSITIVE.code();
            }
        });
        return new RateSamples(Arrays.copyOf(rows, count[0]), Arrays.copyOf(happened, count[0]));
    }

    int count() {
        return rows.length;
    }

    boolean happened(int sample) {
        return happened[sample];
    }

    /** The features of these samples; (samples, width). */
    float[] features(FeatureMatrix matrix) {
        return matrix.select(rows);
    }

    /** Whether both outcomes were observed; of one alone there is nothing to learn. */
    boolean hasBothOutcomes() {
        boolean any = false;
        boolean all = true;
        for (boolean one : happened) {
            any |= one;
            all &= one;
        }
        return any && !all;
    }

    /** The mean cross-entropy of logits, (samples), from which a shift is taken off. */
    double logLoss(float[] logits, double shift) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double z = logits[i] - shift;
            double against = happened[i] ? -z : z;
            sum += Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));
        }
        return sum / rows.length;
    }
}
