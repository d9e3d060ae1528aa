/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/**
 * Draws what happens on the impressions of one list, and what the log shows of it. What confusion and label noise add has
 * random numbers of its own. Not thread-safe.
 */
final class Happening {

    private final WorldOptions options;
    private final Heads heads;
    private final double noise;
    private final OutcomeEvents events;
    private final Request request;
    private final Draws draws;
    private final Draws ofOutside;
    private final Draws ofNoise;

    /**
     * What happens after a request.
     *
     * @param events where the events of the log are gathered
     */
    Happening(Nature nature, Request request, OutcomeEvents events) {
        this.options = nature.options();
        this.heads = nature.heads();
        this.noise = options.dial(Dial.LABEL_NOISE);
        this.events = events;
        this.request = request;
        this.draws = Draws.of(options.seed(), Draws.Purpose.OUTCOME, request.number);
        this.ofOutside = Draws.of(options.seed(), Draws.Purpose.OUTSIDE, request.number);
        this.ofNoise = Draws.of(options.seed(), Draws.Purpose.NOISE, request.number);
    }

    /**
     * Draws what happens on the list's next impression.
     *
     * @param position its place in the list
     * @param logits of all rates
     * @return what truly happens, whatever the log tells
     */
    Outcome next(int position, float[] logits) {
        boolean outside = heads.hasOutside() && Outcome.happens(logits[heads.outside()], ofOutside);
        Outcome outcome = Outcome.draw(heads, logits, outside, draws);
        Outcome logged = noise == 0 ? outcome : outcome.blurred(noise, options.rates(), ofNoise);
        events.add(request, position, logged, draws);
        if (outside) {
            events.addOutside(request, position, ofOutside);
        }
        return outcome;
    }
}
