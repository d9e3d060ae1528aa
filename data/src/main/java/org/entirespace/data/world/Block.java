/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.world.Nature.Intercepts;

/** Some consecutive requests with all that followed: a function of their numbers, so blocks can be made in any order. */
final class Block {

    /** The first line of the impression log. */
    static final String HEADER =
            "impression_id,time,request_id,position,user_id,segment,age,item_id,category,seller,price," + "tags,hour\n";

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
        var tally = new Tally();
        var impressionText = new Text();
        var truthText = new Text();
        float[] logits = new float[nature.heads().count()];
        for (long number = first; number < end; number++) {
            Request request = exposures.request(number);
            Draws draws = Draws.of(nature.options().seed(), Draws.Purpose.OUTCOME, number);
            for (int p = 0; p < request.items.length; p++) {
                nature.logitsInto(request, p, intercepts, logits);
                Outcome outcome = Outcome.draw(nature.heads(), logits, draws);
                outcome.eventsInto(request, p, draws, events);
                double[] probabilities = truth.of(logits);
                tally.add(probabilities, outcome);
                Truth.appendLine(truthText, request.impression(p), probabilities, outcome);
                appendLine(impressionText, nature, request, p);
            }
        }
        return new Block(impressionText.take(), truthText.take(), events, tally);
    }

    private static void appendLine(Text text, Nature nature, Request request, int position) {
        Users users = nature.users();
        Items items = nature.items();
        int user = request.user;
        int item = request.items[position];
        text.number(request.impression(position)).append(',').time(request.time);
        text.append(",r").number(request.number);
        text.append(',').number(position + 1);
        text.append(",u").number(user).append(",g").number(users.segment[user]).append(',');
        if (users.age[user] > 0) {
            text.number(users.age[user]);
        }
        text.append(",i").number(item).append(",c").number(items.category[item]);
        text.append(",s").number(items.seller[item]).append(',');
        text.number(items.cents[item] / 100).append('.').padded(items.cents[item] % 100, 2);
        text.append(',').append(items.tags[item]);
        text.append(',').number(Timeline.hour(request.time)).append('\n');
    }
}
