/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No feature knows the future. */
@ExtendWith(SharedDuck.class)
class HistoryPropertyTest {

    private static final long CUT = 7_000_000;

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cuttingTheLogOffChangesNoFeatureOfWhatCameBefore(long seed, TestLog duck) throws Exception {
        // odd seeds have no sequence of their own, which need not agree with the time
        RandomLog log = RandomLog.of(2 * seed + 1, 300);

        List<String> whole = features(duck, log);
        List<String> cut = features(duck, log.until(CUT));

        assertThat(cut).isNotEmpty().isEqualTo(whole);
    }

    private static List<String> features(TestLog duck, RandomLog log) throws IOException, BadLogException {
        duck.table("impressions", log.impressionsCsv());
        duck.table("events", log.eventsCsv());
        duck.attribute(log.plan());
        return duck.rows("SELECT c0, c1, s, t, c2, c3, h0 FROM prep.labelled WHERE t <= " + CUT);
    }
}
