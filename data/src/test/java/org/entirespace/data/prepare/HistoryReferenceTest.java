/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events counted in memory give the features that sorting impressions and events together gives. */
@ExtendWith(SharedDuck.class)
class HistoryReferenceTest {

    private static final String FEATURES = "SELECT sample, h0 FROM prep.labelled";

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 6));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothWaysAgree(long seed, TestLog duck) throws Exception {
        RandomLog log = RandomLog.of(seed, 300);
        duck.table("impressions", log.impressionsCsv());
        duck.table("events", log.eventsCsv());
        duck.attribute(log.plan());
        List<String> counted = duck.rows(FEATURES);

        LogShape shape = ShapeCheck.check(duck.session(), log.plan());
        ImpressionCodes none = new ImpressionCodes(duck.session(), "prep.impression_rows", 0);
        List<HistoryColumn> joined = new HistoryFeatures(shape, none, HistoryFeatures.MOST_EVENTS)
                .create(duck.session(), log.plan().history());
        LabelledView.create(duck.session(), List.of(), shape, 0, joined);
        assertThat(joined.get(0).join()).isNotEmpty();
        assertThat(duck.rows(FEATURES)).isEqualTo(counted);

        List<HistoryColumn> sorted = new HistoryFeatures(shape, none, 0)
                .create(duck.session(), log.plan().history());
        LabelledView.create(duck.session(), List.of(), shape, 0, sorted);

        assertThat(sorted.get(0).sql()).doesNotContain("events_before");
        assertThat(duck.rows("SELECT count(*) FROM prep.labelled WHERE h0 > 1").get(0))
                .isNotEqualTo("0");
        assertThat(duck.rows(FEATURES)).isEqualTo(counted);
    }
}
