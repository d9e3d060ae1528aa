/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.metric.Bootstrap;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.data.world.Response;
import org.entirespace.data.world.Responses;
import org.entirespace.train.evaluate.ScoredSamples;
import org.entirespace.train.experiment.Online;

/**
 * The figures of an online test: a model ranks the candidates of every request, its best are shown, and users that nobody was trained on
 * respond by the truth of their world. Every model meets the same users, candidates and luck, so differences are paired. Replicates
 * draw users.
 *
 * <p>Two rankings that know more and less than any model go beside it: by the truth, and in the random order in which candidates are
 * drawn.
 */
final class OnlineFigures {

    /** The rows of a model's figures. */
    static final String ROWS = "online";
    /** Those of lists ranked by the truth. */
    static final String BY_TRUTH = "online, by truth";
    /** Those of lists in random order. */
    static final String AT_RANDOM = "online, at random";

    static final String CLICKS = "clicks";
    static final String PURCHASES = "purchases";
    static final String REVENUE = "revenue";
    /** What begins the names of figures without luck: sums of true probabilities. */
    static final String EXPECTED = "expected_";
    /** How far a model gets from random order to the truth, in the expected sum of what is ranked for. */
    static final String REACHED = "reached";

    private static final double PER_REQUESTS = 1000;

    private static final Map<String, ToDoubleFunction<Response>> METRICS = metrics();

    private final Online online;
    private final Candidates candidates;
    private final Responses responses;
    private final Bootstrap bootstrap;
    private final double[] prices; // (candidates of all requests)
    private final double[] requests; // of every user who came, in the order of users
    private final int[] came; // those users

    /**
     * An online test.
     *
     * @param bootstrap resamples users
     */
    OnlineFigures(Online online, Candidates candidates, Bootstrap bootstrap) {
        this.online = online;
        this.candidates = candidates;
        this.responses = candidates.responses();
        this.bootstrap = bootstrap;
        this.prices = responses.prices();
        double[] byUser = new double[online.users()];
        for (int request = 0; request < online.requests(); request++) {
            byUser[responses.user(request)]++;
        }
        this.came = IntStream.range(0, byUser.length)
                .filter(user -> byUser[user] > 0)
                .toArray();
        this.requests = Arrays.stream(came).mapToDouble(user -> byUser[user]).toArray();
    }

    private static Map<String, ToDoubleFunction<Response>> metrics() {
        Map<String, ToDoubleFunction<Response>> metrics = new LinkedHashMap<>();
        metrics.put(CLICKS, Response::clicks);
        metrics.put(PURCHASES, Response::purchases);
        metrics.put(REVENUE, Response::revenue);
        metrics.put(EXPECTED + CLICKS, Response::expectedClicks);
        metrics.put(EXPECTED + PURCHASES, Response::expectedPurchases);
        metrics.put(EXPECTED + REVENUE, Response::expectedRevenue);
        return metrics;
    }

    /** The metric, without luck, of what is ranked for. */
    static String goal(Online online) {
        return EXPECTED
                + switch (online.rankBy()) {
                    case "click" -> CLICKS;
                    case Online.REVENUE -> REVENUE;
                    default -> PURCHASES;
                };
    }

    /** The figures of a model that scored the test rows. */
    List<Figure> of(ScoredSamples samples) {
        Response[] byModel = byUser(worth(candidates.of(samples.logOdds(online.quantity()))));
        Response[] byTruth = byUser(worth(responses.logOdds(online.quantity())));
        Response[] atRandom = byUser(new double[prices.length]);
        List<Figure> figures = new ArrayList<>();
        add(ROWS, byModel, figures);
        add(BY_TRUTH, byTruth, figures);
        add(AT_RANDOM, atRandom, figures);
        figures.add(Figure.plain(online.rankBy(), ROWS, REACHED, reached(byModel, byTruth, atRandom)));
        return figures;
    }

    /** What candidates are ranked by. */
    private double[] worth(double[] logOdds) {
        if (!online.byRevenue()) {
            return logOdds;
        }
        double[] worth = prices.clone();
        Arrays.setAll(worth, k -> worth[k] * GraphScorer.probability(logOdds[k]));
        return worth;
    }

    /** The response of every user to all lists; (users). */
    private Response[] byUser(double[] worth) {
        Response[] sums = new Response[online.users()];
        Arrays.fill(sums, Response.NONE);
        for (int request = 0; request < online.requests(); request++) {
            int user = responses.user(request);
            sums[user] = sums[user].plus(responses.to(request, best(worth, request * online.candidates())));
        }
        return sums;
    }

    /** The best of a request's candidates, from 0, the best one first; of equals the one that was drawn first. */
    private int[] best(double[] worth, int from) {
        return IntStream.range(0, online.candidates())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> worth[from + k])
                        .reversed())
                .limit(online.shown())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void add(String rows, Response[] byUser, List<Figure> figures) {
        METRICS.forEach((metric, of) -> {
            double[] sums = Arrays.stream(came)
                    .mapToDouble(user -> PER_REQUESTS * of.applyAsDouble(byUser[user]))
                    .toArray();
            figures.add(new Figure(
                    new FigureKey(online.rankBy(), rows, metric),
                    MetricValue.of(Arrays.stream(sums).sum() / online.requests()),
                    rows.equals(ROWS) ? bootstrap.meanReplicates(sums, requests) : List.of()));
        });
    }

    private MetricValue reached(Response[] byModel, Response[] byTruth, Response[] atRandom) {
        double random = expected(atRandom);
        double possible = expected(byTruth) - random;
        return possible > 0
                ? MetricValue.of((expected(byModel) - random) / possible)
                : MetricValue.undefined("the truth is no better than random order");
    }

    private double expected(Response[] byUser) {
        return Arrays.stream(byUser).mapToDouble(METRICS.get(goal(online))).sum();
    }
}
