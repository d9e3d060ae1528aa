/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dials of what truly happens. Bounds of 4.5 are standard errors. */
class BehaviorDialsTest {

    private static final WorldOptions EAGER =
            WorldOptions.defaults().withSizes(2_000, 300, 20_000).withRates(new BaseRates(0.3, 0.3, 0.2, 0.2));

    private static final Predicate<String[]> CLICK = happened("click");
    private static final Predicate<String[]> MICRO = happened("micro");
    private static final Predicate<String[]> MACRO = happened("macro");
    private static final Predicate<String[]> PURCHASE = happened("purchase");
    private static final Predicate<String[]> OUTSIDE = happened("outside");

    private static Predicate<String[]> happened(String behavior) {
        return line -> WorldLog.happened(line, behavior);
    }

    @TempDir
    Path folder;

    private WorldLog log(WorldOptions options) throws IOException {
        return WorldLog.write(options, folder, 2);
    }

    private static List<String[]> where(WorldLog log, Predicate<String[]> condition) {
        return log.truth().stream().filter(condition).toList();
    }

    @Test
    void withoutInformativenessOfMicroItTellsNothing() throws IOException {
        List<String[]> clicked = where(log(EAGER.withDial(Dial.MICRO_INFORMATIVENESS, 0)), CLICK);

        assertThat(Shares.association(clicked, MICRO, MACRO)).isBetween(-4.5, 4.5);
        assertThat(Shares.association(clicked, MICRO, PURCHASE)).isBetween(-4.5, 4.5);
        assertThat(Shares.association(clicked, MACRO, PURCHASE)).isGreaterThan(10);
    }

    @Test
    void withoutInformativenessOfMacroItTellsNothingButOfMicro() throws IOException {
        List<String[]> clicked = where(log(EAGER.withDial(Dial.MACRO_INFORMATIVENESS, 0)), CLICK);

        for (Predicate<String[]> micro : List.of(MICRO, MICRO.negate())) {
            assertThat(Shares.association(clicked.stream().filter(micro).toList(), MACRO, PURCHASE))
                    .isBetween(-4.5, 4.5);
        }
        assertThat(Shares.association(clicked, MICRO, MACRO)).isGreaterThan(10);
    }

    @Test
    void positionBiasLowersTheClickLogitByPlace() throws IOException {
        assertThat(fall(EAGER.withDial(Dial.POSITION_BIAS, 0))).isCloseTo(0, within(0.2));
        assertThat(fall(EAGER)).isCloseTo(9 * 0.06, within(0.2));
        assertThat(fall(EAGER.withDial(Dial.POSITION_BIAS, 5))).isCloseTo(9 * 0.3, within(0.2));
    }

    /** The mean logit of a click at the first place less that at the tenth; their standard error is about 0.04. */
    private double fall(WorldOptions options) throws IOException {
        WorldLog log = log(options);
        double fall = 0;
        for (int i = 0; i < log.truth().size(); i++) {
            double p = Double.parseDouble(WorldLog.truth(log.truth().get(i), "truth_click"));
            fall += i % 10 == 0 ? Math.log(p / (1 - p)) : i % 10 == 9 ? -Math.log(p / (1 - p)) : 0;
        }
        return 10 * fall / log.truth().size();
    }

    @Test
    void driftChangesTheClicksOfItemsOverTheDays() throws IOException {
        WorldOptions still = EAGER.withSizes(2_000, 100, 40_000).withDays(9);
        // the sum of 100 squares has mean 100 and standard deviation 14 where nothing but chance is at work
        assertThat(changes(still)).isBetween(40.0, 165.0);
        assertThat(changes(still.withDial(Dial.DRIFT, 1))).isGreaterThan(300);
    }

    /** The squared changes of each item's clicks from the first half of the log to the second, in standard errors, summed. */
    private double changes(WorldOptions options) throws IOException {
        WorldLog log = log(options);
        int n = log.truth().size();
        double[][] shown = new double[2][options.items()];
        double[][] clicked = new double[2][options.items()];
        for (int i = 0; i < n; i++) {
            int item = Integer.parseInt(log.impressions().get(i)[7].substring(1));
            shown[2 * i / n][item]++;
            clicked[2 * i / n][item] += CLICK.test(log.truth().get(i)) ? 1 : 0;
        }
        double sum = 0;
        for (int item = 0; item < options.items(); item++) {
            double n0 = shown[0][item];
            double n1 = shown[1][item];
            double pooled = (clicked[0][item] + clicked[1][item]) / (n0 + n1);
            double variance = pooled * (1 - pooled) * (1 / n0 + 1 / n1);
            double change = clicked[1][item] / n1 - clicked[0][item] / n0;
            sum += variance > 0 ? change * change / variance : 0;
        }
        return sum;
    }

    @Test
    void wavesComeBackAfterNineDaysAndAreAsHighAsTheDialSays() {
        Nature nature = Nature.of(EAGER.withDial(Dial.DRIFT, 2));
        long start = EAGER.start().toEpochMilli();
        Moment now = nature.waves().moment(start + 1_000_000);
        Moment later = nature.waves().moment(start + 1_000_000 + 9 * 86_400_000L);
        double squares = 0;
        for (int item = 0; item < EAGER.items(); item++) {
            double intent = nature.intent(3, item, now);
            assertThat(nature.intent(3, item, later)).isCloseTo(intent, within(1e-9));
            double wave = nature.waves().ofIntent(item, now);
            assertThat(Math.abs(wave)).isLessThanOrEqualTo(0.8 + 1e-6);
            squares += wave * wave / EAGER.items();
        }
        assertThat(squares).isCloseTo(0.8 * 0.8 / 2, within(0.07));
    }

    @Test
    void confusionMakesActionsThatNoClickLedToAndPurchasesFollowThem() throws IOException {
        WorldOptions confused = EAGER.withDial(Dial.CONFUSION, 1.5);
        WorldLog log = log(confused);
        List<String[]> clicked = where(log, CLICK);

        long outside = clicked.stream().filter(OUTSIDE).count();
        assertThat((double) outside / clicked.size()).isCloseTo(1.5 * 0.2, within(0.03));
        assertThat(where(log, CLICK.negate().and(OUTSIDE))).hasSizeGreaterThan(1000);
        List<String[]> withoutMacro = clicked.stream().filter(MACRO.negate()).toList();
        assertThat(Shares.association(withoutMacro, OUTSIDE, PURCHASE)).isGreaterThan(10);
        double expected = clicked.stream()
                .mapToDouble(line -> Double.parseDouble(WorldLog.truth(line, "truth_purchase_given_click")))
                .sum();
        assertThat((double) clicked.stream().filter(PURCHASE).count())
                .isCloseTo(expected, within(4.5 * Math.sqrt(expected)));
        assertThatThrownBy(
                        () -> EAGER.withRates(new BaseRates(0.1, 0.1, 0.3, 0.1)).withDial(Dial.CONFUSION, 4))
                .hasMessageContaining("dial confusion: 4.0 times the macro rate 0.3");
    }

    @Test
    void withoutConfusionNothingHappensOutside() throws IOException {
        assertThat(log(EAGER).truth())
                .noneMatch(OUTSIDE)
                .allMatch(line -> Double.parseDouble(WorldLog.truth(line, "truth_outside")) == 0);
    }
}
