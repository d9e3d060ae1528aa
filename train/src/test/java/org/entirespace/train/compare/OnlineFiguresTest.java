/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.Bootstrap;
import org.entirespace.core.metric.BootstrapOptions;
import org.entirespace.data.world.World;
import org.entirespace.train.evaluate.ScoredSamples;
import org.entirespace.train.experiment.Online;
import org.junit.jupiter.api.Test;

class OnlineFiguresTest {

    private static final Online BY_PURCHASE = new Online(300, 900, 12, 4, "purchase");
    private static final long FIRST = SmallExperiment.world().impressions();
    private static final int LOGGED = 3;

    private final World world = World.of(SmallExperiment.world());

    /** Candidates behind three impressions of the log, the last candidate first. */
    private Candidates candidates(Online online) {
        long end = FIRST + online.traffic().impressions();
        return Candidates.of(
                world,
                online.traffic(),
                LongStream.concat(LongStream.range(0, LOGGED), LongStream.iterate(end - 1, i -> i >= FIRST, i -> i - 1))
                        .toArray());
    }

    /** What comes of a model whose log-odds of what is ranked by are these, by candidate. */
    private List<Figure> figures(Online online, double[] logOdds) {
        double[][] rows = new double[1][LOGGED + logOdds.length];
        for (int k = 0; k < logOdds.length; k++) {
            rows[0][rows[0].length - 1 - k] = logOdds[k];
        }
        ScoredSamples scored = new ScoredSamples(
                CompiledGraph.of(GraphCatalog.esmm()),
                List.of(online.quantity()),
                rows,
                new byte[2][rows[0].length],
                new long[rows[0].length]);
        return new OnlineFigures(online, candidates(online), new Bootstrap(new BootstrapOptions(40, 0.9, 1)))
                .of(scored);
    }

    private double[] truth(Online online, double factor) {
        return Arrays.stream(world.responses(online.traffic()).logOdds(online.quantity()))
                .map(odds -> factor * odds)
                .toArray();
    }

    private static Figure figure(List<Figure> figures, String rows, String metric) {
        return figures.stream()
                .filter(figure -> figure.key().rows().equals(rows)
                        && figure.key().metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static double value(List<Figure> figures, String rows, String metric) {
        return figure(figures, rows, metric).value().value().orElseThrow();
    }

    @Test
    void aModelThatKnowsTheTruthReachesAllOfTheWayAndItsReverseLessThanNone() {
        List<Figure> best = figures(BY_PURCHASE, truth(BY_PURCHASE, 1));
        List<Figure> worst = figures(BY_PURCHASE, truth(BY_PURCHASE, -1));

        assertThat(value(best, "online", "reached")).isEqualTo(1);
        assertThat(value(worst, "online", "reached")).isLessThan(-0.2);
        assertThat(value(best, "online", "expected_purchases"))
                .isEqualTo(value(best, "online, by truth", "expected_purchases"))
                .isGreaterThan(1.2 * value(best, "online, at random", "expected_purchases"));
        assertThat(value(worst, "online", "purchases")).isLessThan(value(best, "online", "purchases"));
    }

    @Test
    void aModelThatKnowsNothingShowsRandomLists() {
        List<Figure> even =
                figures(BY_PURCHASE, new double[BY_PURCHASE.traffic().impressions()]);

        assertThat(value(even, "online", "reached")).isZero();
        assertThat(value(even, "online", "clicks")).isEqualTo(value(even, "online, at random", "clicks"));
    }

    @Test
    void referencesAreTheSameBesideEveryModelAndAgainTheNextTime() {
        List<Figure> one = figures(BY_PURCHASE, truth(BY_PURCHASE, 1));
        List<Figure> other = figures(BY_PURCHASE, truth(BY_PURCHASE, -1));

        for (String rows : List.of("online, by truth", "online, at random")) {
            for (String metric : List.of("clicks", "purchases", "revenue", "expected_revenue")) {
                assertThat(figure(one, rows, metric)).isEqualTo(figure(other, rows, metric));
            }
        }
        assertThat(figures(BY_PURCHASE, truth(BY_PURCHASE, 1))).isEqualTo(one);
    }

    @Test
    void everyRankingIsBestAtWhatItRanksFor() {
        Online byClick = new Online(300, 900, 12, 4, "click");
        Online byRevenue = new Online(300, 900, 12, 4, "revenue");
        List<Figure> clicks = figures(byClick, truth(byClick, 1));
        List<Figure> revenue = figures(byRevenue, truth(byRevenue, 1));
        List<Figure> purchases = figures(BY_PURCHASE, truth(BY_PURCHASE, 1));

        for (String metric : List.of("expected_clicks", "expected_purchases", "expected_revenue")) {
            double best = value(
                    metric.equals("expected_clicks") ? clicks : metric.equals("expected_revenue") ? revenue : purchases,
                    "online",
                    metric);
            for (List<Figure> figures : List.of(clicks, revenue, purchases)) {
                assertThat(value(figures, "online", metric)).as(metric).isLessThanOrEqualTo(best);
            }
        }
        assertThat(value(clicks, "online", "reached")).isEqualTo(1);
        assertThat(value(revenue, "online", "reached")).isEqualTo(1);
        assertThat(clicks).allMatch(figure -> figure.key().quantity().equals("click"));
    }

    @Test
    void replicatesSurroundWhatWasDrawnAndAreThoseOfTheSameUsers() {
        List<Figure> best = figures(BY_PURCHASE, truth(BY_PURCHASE, 1));
        List<Figure> worst = figures(BY_PURCHASE, truth(BY_PURCHASE, -1));
        Figure clicks = figure(best, "online", "clicks");
        double[] replicates = replicates(clicks);
        double[] expected = replicates(figure(best, "online", "expected_clicks"));
        double[] others = replicates(figure(worst, "online", "expected_clicks"));

        assertThat(replicates).hasSize(40);
        assertThat(Arrays.stream(replicates).average().orElseThrow())
                .isCloseTo(clicks.value().value().orElseThrow(), within(40.0));
        // users who click much click much in either list
        double[] differences = new double[40];
        Arrays.setAll(differences, r -> expected[r] - others[r]);
        assertThat(variance(differences)).isLessThan(variance(expected) + variance(others));
    }

    private static double[] replicates(Figure figure) {
        return figure.replicates().stream()
                .mapToDouble(value -> value.value().orElseThrow())
                .toArray();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
    }

    @Test
    void whatIsDrawnAgreesWithWhatIsExpected() {
        List<Figure> figures = figures(BY_PURCHASE, truth(BY_PURCHASE, 1));

        for (String metric : List.of("clicks", "purchases")) {
            double expected = value(figures, "online", "expected_" + metric);
            double error = Math.sqrt(expected / BY_PURCHASE.requests() * 1000);
            assertThat(value(figures, "online", metric)).isCloseTo(expected, within(4 * error));
        }
    }

    @Test
    void anAbsentCandidateIsTold() {
        Online online = new Online(1, 1, 3, 1, "purchase");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Candidates.of(world, online.traffic(), new long[] {0, FIRST, FIRST + 2}))
                .withMessageContaining("no test samples of 1 of 3 candidates");
    }

    @Test
    void revenueIsRankedByThePriceAsWell() {
        assertThat(new Online(1, 1, 2, 1, "revenue").quantity()).isEqualTo(Quantity.marginal("purchase"));
    }
}
