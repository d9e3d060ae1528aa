/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.world.Nature.Intercepts;

/** Some consecutive requests with all that followed: a function of their numbers, so blocks can be made in any order. */
final class Block {

    /** Lines of the impression log. */
    final byte[] impressions;
    /** Lines of the truth file. */
    final byte[] truth;
    /** Events, not sorted. */
    final List<Event> events;
    /** Sums over the impressions. */
    final Tally tally;

    private Block(byte[] impressions, byte[] truth, List<Event> events, Tally tally) {
        this.impressions = impressions;
        this.truth = truth;
        this.events = events;
        this.tally = tally;
    }

    /** Simulates requests {@code first} to {@code end - 1}. */
    static Block simulate(Nature nature, Intercepts intercepts, Exposures exposures, long first, long end) {
        var truth = new Truth(nature.heads());
        List<Event> events = new ArrayList<>();
        var gathered = new OutcomeEvents(nature.options(), events);
        var tally = new Tally();
        var impressionText = new Text();
        var truthText = new Text();
        var lines = new ImpressionLines(nature, impressionText);
        float[] logits = new float[nature.heads().count()];
        for (long number = first; number < end; number++) {
            Request request = exposures.request(number);
            var happening = new Happening(nature, request, gathered);
            long page = exposures.page(request);
            for (int p = 0; p < request.items.length; p++) {
                nature.logitsInto(request, p, intercepts, logits);
                Outcome outcome = happening.next(p, logits);
                double[] probabilities = truth.of(logits);
                tally.add(probabilities, outcome);
                Truth.appendLine(truthText, request.impression(p), probabilities, outcome);
                lines.append(request, p, page);
            }
        }
        return new Block(impressionText.take(), truthText.take(), events, tally);
    }
}
