/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTruthTest {

    private static final WorldOptions EAGER =
            WorldOptions.defaults().withSizes(2_000, 300, 20_000).withRates(new BaseRates(0.3, 0.3, 0.2, 0.2));

    @TempDir
    Path folder;

    @Test
    void drawnOutcomesFollowTheTrueProbabilities() throws IOException {
        WorldLog log = WorldLog.write(EAGER, folder, 2);

        // ten bins of true p(purchase | click) among clicked impressions; each within 4.5 standard deviations
        double[] expected = new double[10];
        double[] variance = new double[10];
        int[] found = new int[10];
        for (String[] line : log.truth()) {
            if (line[9].equals("1")) {
                double p = Double.parseDouble(line[4]);
                int bin = (int) Math.min(9, p * 20);
                expected[bin] += p;
                variance[bin] += p * (1 - p);
                found[bin] += line[12].equals("1") ? 1 : 0;
            }
        }
        for (int b = 0; b < 10; b++) {
            assertThat((double) found[b])
                    .as("bin %d", b)
                    .isCloseTo(expected[b], within(4.5 * Math.sqrt(variance[b]) + 1e-9));
        }
        assertThat(expected[9]).isGreaterThan(20);
    }

    @Test
    void nothingHappensWithoutAClick() throws IOException {
        WorldLog log = WorldLog.write(EAGER, folder, 1);

        assertThat(log.truth())
                .noneMatch(line -> line[9].equals("0") && (line[10] + line[11] + line[12]).contains("1"));
        // and HM3's side paths exist: macro without micro, purchase without macro, purchase without micro
        assertThat(log.truth()).anyMatch(line -> line[10].equals("0") && line[11].equals("1"));
        assertThat(log.truth()).anyMatch(line -> line[11].equals("0") && line[12].equals("1"));
        assertThat(log.truth()).anyMatch(line -> line[10].equals("0") && line[12].equals("1"));
    }

    @Test
    void withoutInformativenessMicroAndMacroAreIndependentOfAllElse() throws IOException {
        WorldLog log = WorldLog.write(
                EAGER.withDial(Dial.MICRO_INFORMATIVENESS, 0).withDial(Dial.MACRO_INFORMATIVENESS, 0), folder, 2);

        assertThat(log.truth().stream().map(line -> line[2]).distinct()).hasSize(1);
        assertThat(log.truth().stream().map(line -> line[3]).distinct()).hasSize(1);
        assertThat(log.truth().stream().map(line -> line[4]).distinct()).hasSizeGreaterThan(1000);
        List<String[]> clicked = clicked(log);
        assertThat(association(clicked, 10, 11)).isBetween(-4.5, 4.5);
        assertThat(association(clicked, 10, 12)).isBetween(-4.5, 4.5);
        assertThat(association(clicked, 11, 12)).isBetween(-4.5, 4.5);
    }

    @Test
    void withInformativenessMicroAndMacroForetellPurchases() throws IOException {
        List<String[]> clicked = clicked(WorldLog.write(EAGER, folder, 2));

        assertThat(association(clicked, 10, 11)).isGreaterThan(10);
        assertThat(association(clicked, 10, 12)).isGreaterThan(10);
        assertThat(association(clicked, 11, 12)).isGreaterThan(10);
    }

    private static List<String[]> clicked(WorldLog log) {
        return log.truth().stream().filter(line -> line[9].equals("1")).toList();
    }

    /** The z statistic of a difference of two shares: how much oftener {@code second} is where {@code first} is. */
    private static double association(List<String[]> lines, int first, int second) {
        double n1 = count(lines, line -> line[first].equals("1"));
        double n0 = lines.size() - n1;
        double x1 = count(lines, line -> line[first].equals("1") && line[second].equals("1"));
        double x0 = count(lines, line -> line[first].equals("0") && line[second].equals("1"));
        double pooled = (x1 + x0) / lines.size();
        return (x1 / n1 - x0 / n0) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0));
    }

    private static long count(List<String[]> lines, Predicate<String[]> condition) {
        return lines.stream().filter(condition).count();
    }

    @Test
    void visibleFeaturesCarryAPartOfTheTraits() throws IOException {
        WorldLog log = WorldLog.write(EAGER, folder, 2);

        assertThat(correlation(log, 10, line -> Double.parseDouble(line[10])))
                .as("price")
                .isLessThan(-0.1);
        assertThat(correlation(log, 6, line -> line[6].isEmpty() ? 46 : Double.parseDouble(line[6])))
                .as("age")
                .isGreaterThan(0.1);
        assertThat(correlation(log, 3, line -> Double.parseDouble(line[3])))
                .as("position")
                .isBetween(-0.05, 0.05);
        assertThat(log.impressions().stream().filter(line -> line[6].isEmpty()).count())
                .isBetween(100L, 2000L);
    }

    /** The correlation of a feature with the logit of true p(purchase | click). */
    private static double correlation(WorldLog log, int column, java.util.function.ToDoubleFunction<String[]> feature) {
        assertThat(column).isBetween(0, 12);
        int n = log.truth().size();
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < n; i++) {
            double p = Double.parseDouble(log.truth().get(i)[4]);
            double x = feature.applyAsDouble(log.impressions().get(i));
            double y = Math.log(p / (1 - p));
            sx += x;
            sy += y;
            sxx += x * x;
            syy += y * y;
            sxy += x * y;
        }
        return (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
    }
}
