/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.entirespace.data.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldRatesTest {

    private static final WorldOptions SMALL = WorldOptions.defaults().withSizes(5_000, 1_000, 100_000);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "selection {0}, informativeness {1}, click {2}")
    @CsvSource({"1, 1, 0.029", "0, 2, 0.029", "2, 0, 0.15"})
    void meanRatesAreThoseAskedFor(double selection, double informativeness, double click) throws IOException {
        WorldOptions options = SMALL.withDial(Dial.SELECTION, selection)
                .withDial(Dial.MICRO_INFORMATIVENESS, informativeness)
                .withDial(Dial.MACRO_INFORMATIVENESS, informativeness)
                .withRates(new BaseRates(click, 0.25, 0.13, 0.035));

        WorldSummary summary = World.of(options).write(folder, 2, ProgressListener.NONE);

        // the mean over 10,000 requests scatters by some 2 % for p(click, purchase), whose spread is the largest
        double meanClick = mean(summary, "click");
        assertThat(meanClick).isCloseTo(click, Percentage.withPercentage(4));
        assertThat(mean(summary, "micro") / meanClick).isCloseTo(0.25, Percentage.withPercentage(4));
        assertThat(mean(summary, "macro") / meanClick).isCloseTo(0.13, Percentage.withPercentage(5));
        assertThat(mean(summary, "purchase") / meanClick).isCloseTo(0.035, Percentage.withPercentage(8));
        for (String behavior : List.of("click", "micro", "macro", "purchase")) {
            double expected = mean(summary, behavior) * summary.impressions();
            assertThat((double) happened(summary, behavior))
                    .as(behavior)
                    .isCloseTo(expected, within(4.5 * Math.sqrt(expected)));
        }
    }

    @Test
    void meanRatesHoldWithEveryDialTurned() throws IOException {
        WorldOptions options = WorldLog.turned(SMALL).withRates(BaseRates.RAISED);

        WorldSummary summary = World.of(options).write(folder, 2, ProgressListener.NONE);

        // visits of some pages and lists of one ranking scatter the means more
        double meanClick = mean(summary, "click");
        assertThat(meanClick).isCloseTo(0.15, Percentage.withPercentage(5));
        assertThat(mean(summary, "micro") / meanClick).isCloseTo(0.25, Percentage.withPercentage(5));
        assertThat(mean(summary, "macro") / meanClick).isCloseTo(0.13, Percentage.withPercentage(6));
        assertThat(mean(summary, "purchase") / meanClick).isCloseTo(0.06, Percentage.withPercentage(9));
    }

    @Test
    void clickedImpressionsConvertBetterOnlyWithSelection() throws IOException {
        double with = lift(SMALL, 1);
        assertThat(with).isGreaterThan(Math.log(1.5));

        // without selection, what is left of the lift is chance: it has no sign and shrinks with users and items
        int worlds = 6;
        double sum = 0;
        double squares = 0;
        for (int seed = 1; seed <= worlds; seed++) {
            double without = lift(SMALL.withDial(Dial.SELECTION, 0).withSizes(5_000, 1_000, 40_000), seed);
            sum += without;
            squares += without * without;
        }
        double mean = sum / worlds;
        double error = Math.sqrt((squares / worlds - mean * mean) / (worlds - 1));
        assertThat(mean).isCloseTo(0, within(4 * error));
        assertThat(Math.sqrt(squares / worlds)).isLessThan(0.1);
    }

    /** ln of the mean true p(purchase | click) of clicked impressions over that of all impressions. */
    private double lift(WorldOptions options, long seed) throws IOException {
        WorldSummary summary = World.of(options.withSeed(seed)).write(folder, 2, ProgressListener.NONE);
        return Math.log(mean(summary, "purchase") / mean(summary, "click") / mean(summary, "purchase|click"));
    }

    private static double mean(WorldSummary summary, String quantity) {
        Double mean = summary.meanProbability().get(quantity);
        assertThat(mean).isNotNull();
        return mean == null ? 0 : mean;
    }

    private static long happened(WorldSummary summary, String behavior) {
        Long count = summary.happened().get(behavior);
        assertThat(count).isNotNull();
        return count == null ? 0 : count;
    }
}
