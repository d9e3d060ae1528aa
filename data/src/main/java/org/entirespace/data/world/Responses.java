/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.List;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.world.Nature.Intercepts;

/**
 * How fresh users respond to lists that somebody made of their candidates. A candidate's place in the list changes how likely it is
 * clicked, as in the log. What happens follows the truth, with random numbers that belong to the candidate of a request and not to
 * its place: two lists that show the same candidate meet the same luck. Label noise does not touch it.
 *
 * <p>Candidates are numbered over all requests, those of the first request first. Holds scratch memory: one for each thread.
 */
public final class Responses {

    private static final List<Quantity> SHOWN = List.of(Quantity.marginal("click"), Quantity.marginal("purchase"));

    private final FreshRequests requests;
    private final Nature nature;
    private final Intercepts intercepts;
    private final GraphScorer scorer;
    private final float[] logits;
    private final double[] logOdds = new double[SHOWN.size()];

    Responses(FreshRequests requests, Intercepts intercepts) {
        this.requests = requests;
        this.nature = requests.nature();
        this.intercepts = intercepts;
        this.scorer = new GraphScorer(nature.heads().graph(), SHOWN);
        this.logits = new float[nature.heads().count()];
    }

    /** Who comes. */
    public FreshTraffic traffic() {
        return requests.traffic();
    }

    /** The number of the impression that the log has for the first candidate; the others follow. */
    public long firstImpression() {
        return nature.options().impressions();
    }

    /** The user of a request, from 0; not the number that the log has. */
    public int user(int request) {
        return requests.request(request).user - nature.options().users();
    }

    /** The price of every candidate; (candidates of all requests). */
    public double[] prices() {
        double[] prices = new double[traffic().impressions()];
        int at = 0;
        for (int number = 0; number < traffic().requests(); number++) {
            for (int item : requests.request(number).items) {
                prices[at++] = price(item);
            }
        }
        return prices;
    }

    private double price(int item) {
        return nature.items().cents[item] / 100.0;
    }

    /**
     * The true log-odds of every candidate at the top of a list; (candidates of all requests).
     *
     * @throws IllegalArgumentException when the quantity names a behaviour that this world has not
     */
    public double[] logOdds(Quantity quantity) {
        var truth = new GraphScorer(nature.heads().graph(), List.of(quantity));
        double[] all = new double[traffic().impressions()];
        double[] one = new double[1];
        int at = 0;
        for (int number = 0; number < traffic().requests(); number++) {
            Request request = requests.request(number);
            for (int item : request.items) {
                nature.logitsInto(shown(request, new int[] {item}), 0, intercepts, logits);
                truth.logOddsInto(logits, 0, one);
                all[at++] = one[0];
            }
        }
        return all;
    }

    private static Request shown(Request request, int[] items) {
        return new Request(request.number, request.visit, request.user, request.moment, items);
    }

    /**
     * What a user does with a list.
     *
     * @param number the request's number, from 0
     * @param list candidates of the request by their place within it, from 0, each at most once; the first stands at the top
     */
    public Response to(int number, int[] list) {
        Request request = requests.request(number);
        int[] items = new int[list.length];
        for (int place = 0; place < list.length; place++) {
            items[place] = request.items[list[place]];
        }
        Request shown = shown(request, items);
        Response sum = Response.NONE;
        for (int place = 0; place < items.length; place++) {
            nature.logitsInto(shown, place, intercepts, logits);
            sum = sum.plus(one(price(items[place]), outcome(number, list[place])));
        }
        return sum;
    }

    /** The response to one item, by the logits at hand. */
    private Response one(double price, Outcome outcome) {
        scorer.logOddsInto(logits, 0, logOdds);
        double purchase = GraphScorer.probability(logOdds[1]);
        return new Response(
                outcome.click() ? 1 : 0,
                outcome.purchase() ? 1 : 0,
                outcome.purchase() ? price : 0,
                GraphScorer.probability(logOdds[0]),
                purchase,
                price * purchase);
    }

    /** Draws by the logits at hand. */
    private Outcome outcome(int number, int candidate) {
        long pair = (long) number * traffic().candidates() + candidate;
        Draws draws = Draws.of(nature.options().seed(), Draws.Purpose.RESPONSE, pair);
        Heads heads = nature.heads();
        boolean outside = heads.hasOutside() && Outcome.happens(logits[heads.outside()], draws);
        return Outcome.draw(heads, logits, outside, draws);
    }
}
