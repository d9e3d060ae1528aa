/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dials of who is shown what. Bounds of 4.5 are standard errors. */
class ExposureDialsTest {

    private static final WorldOptions SMALL = WorldOptions.defaults().withSizes(2_000, 300, 40_000);

    private static List<Request> requests(WorldOptions options) {
        var exposures = new Exposures(Nature.of(options));
        List<Request> requests = new ArrayList<>();
        for (long r = 0; r < exposures.requests(); r++) {
            requests.add(exposures.request(r));
        }
        return requests;
    }

    @Test
    void coldItemsAreShownFromTheirLaunchOnAndNotBefore() {
        WorldOptions options = SMALL.withDial(Dial.COLD_ITEMS, 0.4);
        Launches launches = Launches.draw(options);
        Set<Integer> shown = new HashSet<>();
        int fresh = 0;
        for (Request request : requests(options)) {
            assertThat(request.items).hasSize(10).doesNotHaveDuplicates();
            for (int item : request.items) {
                assertThat(launches.launched(item, request.time())).isTrue();
                shown.add(item);
                fresh += launches.launched(item, options.start().toEpochMilli()) ? 0 : 1;
            }
        }
        assertThat(launches.atStart()).isEqualTo(180);
        assertThat(shown).hasSize(300);
        // 40 % of the items are there half of the time: 0.4 x 0.5 of 0.6 + 0.4 x 0.5, but popularity differs
        assertThat(fresh / 40_000.0).isBetween(0.12, 0.35);
        long middle = options.start().toEpochMilli() + 7 * 86_400_000L;
        long launched = java.util.stream.IntStream.range(0, 300)
                .filter(i -> !launches.launched(i, options.start().toEpochMilli()) && launches.launched(i, middle))
                .count();
        assertThat(Shares.deviation(launched, 120, 0.5)).isBetween(-4.5, 4.5);
    }

    @Test
    void aListsWorthOfItemsIsThereFromTheStart() {
        WorldOptions options = SMALL.withSizes(10, 12, 1000).withDial(Dial.COLD_ITEMS, 0.9);

        assertThat(Launches.draw(options).atStart()).isEqualTo(10);
        assertThat(requests(options)).allMatch(r -> r.items.length == 10);
        assertThat(requests(options.withDial(Dial.POLICY_SKILL, 0.5))).allMatch(r -> r.items.length == 10);
        assertThat(Launches.draw(SMALL).atStart()).isEqualTo(300);
    }

    @ParameterizedTest(name = "{0} pages")
    @ValueSource(doubles = {1.5, 4, 10})
    void visitsHaveAsManyPagesAsTheDialSays(double pages) {
        WorldOptions options = SMALL.withSizes(2_000, 300, 100_000).withDays(2).withDial(Dial.VISIT_PAGES, pages);
        var exposures = new Exposures(Nature.of(options));
        Map<Long, Request> last = new HashMap<>();
        double gaps = 0;
        for (long r = 0; r < 10_000; r++) {
            Request request = exposures.request(r);
            Request before = last.put(request.visit, request);
            assertThat(exposures.page(request)).isEqualTo(before == null ? 1 : exposures.page(before) + 1);
            if (before == null) {
                assertThat(request.visit).isEqualTo(request.number);
            } else {
                assertThat(request.user).isEqualTo(before.user);
                assertThat(request.time() - before.time()).isBetween(1L, 600_000L);
                gaps += request.time() - before.time();
            }
        }
        assertThat(Shares.deviation(last.size(), 10_000, 1 / pages)).isBetween(-4.5, 4.5);
        assertThat(gaps / (10_000 - last.size())).isCloseTo(86_400, within(3_000.0));
    }

    @Test
    void visitsOfOnePageAreRequests() {
        assertThat(requests(SMALL)).allMatch(request -> request.visit == request.number);
    }

    @Test
    void visitsLeaveTimesAndListsAsTheyAre() {
        List<Request> plain = requests(SMALL);
        List<Request> inVisits = requests(SMALL.withDial(Dial.VISIT_PAGES, 3));
        for (int r = 0; r < plain.size(); r++) {
            assertThat(inVisits.get(r).time()).isEqualTo(plain.get(r).time());
            assertThat(inVisits.get(r).items).isEqualTo(plain.get(r).items);
        }
    }

    @Test
    void aMoreSkilledPolicyShowsWhatAppealsMoreAndShowsItFirst() {
        double before = Double.NEGATIVE_INFINITY;
        double leadBefore = -0.1;
        for (double skill : new double[] {0, 0.3, 0.7, 1}) {
            WorldOptions options = SMALL.withDial(Dial.POLICY_SKILL, skill);
            Nature nature = Nature.of(options);
            double sum = 0;
            double lead = 0;
            for (Request request : requests(options)) {
                for (int item : request.items) {
                    sum += nature.appeal(request.user, item, request.moment);
                }
                lead += nature.appeal(request.user, request.items[0], request.moment)
                        - nature.appeal(request.user, request.items[9], request.moment);
            }
            // standard errors: about 0.01 of the mean, 0.03 of the lead
            assertThat(sum / 40_000).isGreaterThan(before + 0.1);
            assertThat(lead / 4_000).isGreaterThan(leadBefore);
            before = sum / 40_000;
            leadBefore = lead / 4_000 + 0.15;
        }
    }

    @Test
    void aPerfectPolicyRanksByAppeal() {
        WorldOptions options = SMALL.withDial(Dial.POLICY_SKILL, 1).withDial(Dial.DRIFT, 1);
        Nature nature = Nature.of(options);
        for (Request request : requests(options).subList(0, 500)) {
            for (int p = 1; p < 10; p++) {
                assertThat(nature.appeal(request.user, request.items[p], request.moment))
                        .isLessThanOrEqualTo(nature.appeal(request.user, request.items[p - 1], request.moment));
            }
        }
    }
}
