/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.junit.jupiter.api.Test;

class ResponsesTest {

    private static final WorldOptions OPTIONS = WorldOptions.defaults()
            .withSizes(500, 200, 5_000)
            .withRates(new BaseRates(0.2, 0.3, 0.2, 0.2))
            .withDial(Dial.DRIFT, 0.5);
    private static final FreshTraffic TRAFFIC = new FreshTraffic(400, 2_000, 20);
    private static final Quantity PURCHASE = Quantity.marginal("purchase");
    private static final int SHOWN = 5;

    private final World world = World.of(OPTIONS);
    private final Responses responses = world.responses(TRAFFIC);
    private final double[] truth = responses.logOdds(PURCHASE);

    /** What comes of the lists that scores make. */
    private static Response total(Responses responses, double[] scores) {
        Response sum = Response.NONE;
        for (int request = 0; request < TRAFFIC.requests(); request++) {
            int from = request * TRAFFIC.candidates();
            int[] best = IntStream.range(0, TRAFFIC.candidates())
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> -scores[from + k]))
                    .mapToInt(k -> k)
                    .limit(SHOWN)
                    .toArray();
            sum = sum.plus(responses.to(request, best));
        }
        return sum;
    }

    private double[] blurred(double deviation) {
        var random = new SplittableRandom(5);
        return Arrays.stream(truth)
                .map(odds -> odds + deviation * random.nextGaussian())
                .toArray();
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    @Test
    void theTruthBeatsWhatKnowsLessAndItsReverseIsWorstOfAll() {
        double best = total(responses, truth).expectedPurchases();
        double close = total(responses, blurred(0.5)).expectedPurchases();
        double far = total(responses, blurred(2)).expectedPurchases();
        double random = total(responses, new double[truth.length]).expectedPurchases();
        double worst = total(responses, times(truth, -1)).expectedPurchases();
        double byClick =
                total(responses, responses.logOdds(Quantity.marginal("click"))).expectedPurchases();

        assertThat(best).isGreaterThan(close).isGreaterThan(byClick);
        assertThat(close).isGreaterThan(far);
        assertThat(far).isGreaterThan(random);
        assertThat(random).isGreaterThan(worst);
        assertThat(byClick).isGreaterThan(random);
    }

    @Test
    void rankedByWhatIsWantedMoreOfItComes() {
        double[] byRevenue = responses.prices();
        Arrays.setAll(byRevenue, k -> byRevenue[k] * GraphScorer.probability(truth[k]));
        Response revenue = total(responses, byRevenue);
        Response clicks = total(responses, responses.logOdds(Quantity.marginal("click")));
        Response purchases = total(responses, truth);

        assertThat(revenue.expectedRevenue()).isGreaterThan(purchases.expectedRevenue());
        assertThat(clicks.expectedClicks()).isGreaterThan(purchases.expectedClicks());
    }

    @Test
    void whatIsDrawnAgreesWithWhatIsExpected() {
        for (double[] scores : new double[][] {truth, times(truth, -1), new double[truth.length]}) {
            Response total = total(responses, scores);

            // a count of independent events has at most a variance of its mean
            assertThat((double) total.clicks())
                    .isCloseTo(total.expectedClicks(), within(4 * Math.sqrt(total.expectedClicks())));
            assertThat((double) total.purchases())
                    .isCloseTo(total.expectedPurchases(), within(4 * Math.sqrt(total.expectedPurchases())));
            assertThat(total.revenue()).isCloseTo(total.expectedRevenue(), within(total.expectedRevenue() / 3));
        }
    }

    @Test
    void whatHappensIsTheSameWheneverAskedForAndInAnotherPlaceMeetsTheSameLuck() {
        Responses unmoved = World.of(OPTIONS.withDial(Dial.POSITION_BIAS, 0)).responses(TRAFFIC);
        for (int request = 0; request < 200; request++) {
            int[] list = {4, 0, 2};
            assertThat(responses.to(request, list)).isEqualTo(responses.to(request, list));
            Response turned = unmoved.to(request, new int[] {2, 4, 0});
            Response straight = unmoved.to(request, list);
            assertThat(turned.clicks()).isEqualTo(straight.clicks());
            assertThat(turned.purchases()).isEqualTo(straight.purchases());
            assertThat(turned.expectedClicks()).isCloseTo(straight.expectedClicks(), within(1e-9));
        }
    }

    @Test
    void aLowerPlaceIsClickedLessAndConvertsAlike() {
        int[] alone = {3};
        int[] last = IntStream.concat(IntStream.range(4, 20), IntStream.of(3)).toArray();
        int[] before = IntStream.range(4, 20).toArray();
        for (int request = 0; request < 100; request++) {
            Response top = responses.to(request, alone);
            Response all = responses.to(request, last);
            Response others = responses.to(request, before);
            double clicks = all.expectedClicks() - others.expectedClicks();
            double purchases = all.expectedPurchases() - others.expectedPurchases();

            // sixteen places of 0.06 down, in logits
            double logit = logit(top.expectedClicks()) - 16 * 0.06;
            assertThat(clicks).isCloseTo(GraphScorer.probability(logit), within(1e-6));
            assertThat(purchases / clicks).isCloseTo(top.expectedPurchases() / top.expectedClicks(), within(1e-5));
        }
    }

    private static double logit(double probability) {
        return Math.log(probability) - Math.log1p(-probability);
    }

    @Test
    void usersAreCountedFromZeroAndPricesArePositive() {
        assertThat(IntStream.range(0, TRAFFIC.requests()).map(responses::user))
                .allMatch(user -> user >= 0 && user < TRAFFIC.users());
        assertThat(responses.prices()).hasSize(TRAFFIC.impressions());
        assertThat(Arrays.stream(responses.prices())).allMatch(price -> price > 0);
        assertThat(responses.firstImpression()).isEqualTo(OPTIONS.impressions());
    }

    @Test
    void actionsFromOutsideGoBeforePurchasesHereToo() {
        WorldOptions confused = WorldLog.turned(OPTIONS);
        Responses responses = World.of(confused).responses(TRAFFIC);
        Response total = total(responses, responses.logOdds(PURCHASE));

        assertThat((double) total.purchases())
                .isCloseTo(total.expectedPurchases(), within(4 * Math.sqrt(total.expectedPurchases())));
    }
}
