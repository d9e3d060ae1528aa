/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.Credit;
import org.entirespace.data.plan.Timing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds between a label of an impression's own events and one of the same events from anywhere. */
@ExtendWith(SharedDuck.class)
class GlobalLabelPropertyTest {

    private static final List<String> TYPES = List.of("cart", "click");

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 12));
    }

    /** The keys anywhere are the key here and a part of it; all labels have one window, and timing any admits whatever after does. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatHappenedHereHappenedAnywhere(long seed, TestLog duck) throws Exception {
        RandomLog log = RandomLog.of(seed, 400);
        duck.table("impressions", log.impressionsCsv());
        duck.table("events", log.eventsCsv());
        SplittableRandom random = new SplittableRandom(seed);
        String window = random.nextInt(1, 6) + "s";
        Timing here = random.nextBoolean() ? Timing.ANY : Timing.AFTER;
        Timing anywhere = here == Timing.ANY || random.nextBoolean() ? Timing.ANY : Timing.AFTER;
        Credit credit = List.of(Credit.LAST, Credit.FIRST, Credit.EVERY).get(random.nextInt(3));
        Map<String, BehaviorPlan> behaviors = new LinkedHashMap<>();
        behaviors.put("here", labels(null, window, here, credit));
        behaviors.put("pair", labels(List.of("item", "log"), window, anywhere, null));
        behaviors.put("anywhere", labels(List.of("log"), window, anywhere, null));

        duck.attribute(LogRecipe.withBehaviors(log.plan(), behaviors));

        assertThat(duck.rows("SELECT * FROM prep.labelled WHERE (l0 = 1 AND l1 = 0) OR (l1 = 1 AND l2 = 0)"))
                .isEmpty();
        assertThat(duck.rows("SELECT * FROM prep.labelled WHERE (l0 = -1) <> (l2 = -1)"))
                .isEmpty();
        assertThat(duck.rows("SELECT * FROM prep.labelled WHERE l0 = 1")).hasSizeGreaterThan(50);
        assertThat(duck.rows("SELECT * FROM prep.labelled WHERE l0 = 0 AND l2 = 1"))
                .hasSizeGreaterThan(5);
    }

    private static BehaviorPlan labels(
            @Nullable List<String> key, String window, Timing timing, @Nullable Credit credit) {
        return new BehaviorPlan(TYPES, null, key, null, window, timing, credit, null);
    }
}
