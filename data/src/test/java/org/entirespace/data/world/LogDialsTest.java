/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dials of what the log tells of what happened. Bounds of 4.5 are standard errors. */
class LogDialsTest {

    private static final WorldOptions EAGER =
            WorldOptions.defaults().withSizes(2_000, 300, 30_000).withRates(new BaseRates(0.3, 0.3, 0.2, 0.2));
    private static final long DAY = 86_400_000;

    /** What truly happened on an impression, with the events of the log that it led to. */
    private record Told(boolean click, boolean macro, boolean purchase, boolean outside, List<Event> events) {

        static List<Told> of(WorldOptions options) {
            World world = World.of(options);
            Block block = world.simulate(0, world.requests());
            Map<Long, List<Event>> events = new HashMap<>();
            block.events.forEach(event -> events.computeIfAbsent(event.impression(), i -> new ArrayList<>())
                    .add(event));
            List<Told> told = new ArrayList<>();
            for (String line : new String(block.truth, java.nio.charset.StandardCharsets.US_ASCII).split("\n", -1)) {
                if (!line.isEmpty()) {
                    String[] cells = line.split(",", -1);
                    told.add(new Told(
                            WorldLog.happened(cells, "click"),
                            WorldLog.happened(cells, "macro"),
                            WorldLog.happened(cells, "purchase"),
                            WorldLog.happened(cells, "outside"),
                            events.getOrDefault(Long.valueOf(cells[0]), List.of())));
                }
            }
            return told;
        }

        boolean logged(EventType... types) {
            return events.stream().anyMatch(event -> Set.of(types).contains(event.type()));
        }

        long time(EventType type) {
            return events.stream()
                    .filter(e -> e.type() == type)
                    .findFirst()
                    .orElseThrow()
                    .time();
        }
    }

    @Test
    void withoutNoiseTheLogTellsWhatHappened() {
        assertThat(Told.of(EAGER)).allSatisfy(told -> {
            assertThat(told.logged(EventType.CLICK)).isEqualTo(told.click());
            assertThat(told.logged(EventType.CART, EventType.WISH)).isEqualTo(told.macro());
            assertThat(told.logged(EventType.PURCHASE)).isEqualTo(told.purchase());
        });
    }

    @Test
    void noiseKeepsTheRatesAndTakesTheInformation() {
        double before = Double.POSITIVE_INFINITY;
        for (double noise : new double[] {0, 0.5, 1}) {
            List<Told> clicked = Told.of(EAGER.withDial(Dial.LABEL_NOISE, noise)).stream()
                    .filter(Told::click)
                    .toList();
            long purchases =
                    clicked.stream().filter(t -> t.logged(EventType.PURCHASE)).count();
            // drawn outcomes of one world scatter about its rate by more than chance
            assertThat((double) purchases / clicked.size()).isCloseTo(0.2, within(0.03));
            double agreement = Shares.association(clicked, Told::purchase, t -> t.logged(EventType.PURCHASE));
            assertThat(agreement).isLessThan(before - 20);
            before = agreement;
            assertThat(clicked).allMatch(t -> t.logged(EventType.CLICK));
        }
        assertThat(before).isBetween(-4.5, 4.5);
    }

    @Test
    void actionsOutsideTheExposureHaveEventsOfTheirOwn() {
        List<Told> told = Told.of(EAGER.withDial(Dial.CONFUSION, 2));

        assertThat(told).allMatch(t -> t.outside() == t.logged(EventType.SEARCH_CART, EventType.SEARCH_WISH));
        long outside = told.stream().filter(Told::outside).count();
        long carts = told.stream().filter(t -> t.logged(EventType.SEARCH_CART)).count();
        assertThat(Shares.deviation(carts, outside, 0.75)).isBetween(-4.5, 4.5);
        World world = World.of(EAGER.withDial(Dial.CONFUSION, 2));
        assertThat(world.simulate(0, 100).events)
                .filteredOn(e -> e.type() == EventType.SEARCH_CART)
                .hasSizeGreaterThan(50)
                .allMatch(e -> e.time() - world.earliest(e.impression() / 10) > 0)
                .allMatch(e -> e.time() - world.earliest(e.impression() / 10 + 1) < DAY);
    }

    @ParameterizedTest(name = "{0} days")
    @ValueSource(doubles = {0, 0.2, 1, 5})
    void purchasesAreAsLateAsTheDialSays(double mean) {
        List<Told> bought = Told.of(EAGER.withDial(Dial.PURCHASE_DELAY, mean)).stream()
                .filter(Told::purchase)
                .toList();

        long late = bought.stream()
                .filter(t -> t.time(EventType.PURCHASE) - t.time(EventType.CLICK) > DAY)
                .count();
        // 60 % wait for an exponential time that is known to be less than a week
        double expected = mean == 0 ? 0 : 0.6 * (Math.exp(-1 / mean) - Math.exp(-7 / mean)) / (1 - Math.exp(-7 / mean));
        double error = Math.sqrt(expected * (1 - expected) / bought.size());
        assertThat((double) late / bought.size()).isCloseTo(expected, within(4.5 * error + 1e-9));
        assertThat(bought).hasSizeGreaterThan(1000);
    }
}
