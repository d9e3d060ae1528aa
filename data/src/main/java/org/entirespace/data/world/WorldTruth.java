/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.List;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.world.Nature.Intercepts;
import org.jspecify.annotations.Nullable;

/**
 * The true probabilities of a world's impressions, worked out anew from the impression's number: no file is read. Remembers
 * the last list, so impressions are best asked for in order. Holds scratch memory: one for each thread.
 */
public final class WorldTruth {

    private final Nature nature;
    private final Intercepts intercepts;
    private final Exposures exposures;
    private final GraphScorer scorer;
    private final float[] logits;
    private @Nullable Request last;

    WorldTruth(Nature nature, Intercepts intercepts, Exposures exposures, List<Quantity> quantities) {
        this.nature = nature;
        this.intercepts = intercepts;
        this.exposures = exposures;
        this.scorer = new GraphScorer(nature.heads().graph(), quantities);
        this.logits = new float[nature.heads().count()];
    }

    /**
     * The log-odds of one impression.
     *
     * @param impression its number, the log's {@code impression_id}
     * @param logOdds filled with the log-odds of each quantity, in the order asked for; {@link GraphScorer#probability} turns
     *     them into probabilities
     * @throws IllegalArgumentException when the world has no such impression
     */
    public void logOddsInto(long impression, double[] logOdds) {
        Request request = request(impression);
        nature.logitsInto(request, (int) (impression % WorldOptions.LIST_LENGTH), intercepts, logits);
        scorer.logOddsInto(logits, 0, logOdds);
    }

    private Request request(long impression) {
        long impressions = nature.options().impressions();
        if (impression < 0 || impression >= impressions) {
            throw new IllegalArgumentException("impression " + impression + "; expected in [0, " + impressions + ")");
        }
        long number = impression / WorldOptions.LIST_LENGTH;
        Request request = last;
        if (request == null || request.number != number) {
            request = exposures.request(number);
            last = request;
        }
        return request;
    }
}
