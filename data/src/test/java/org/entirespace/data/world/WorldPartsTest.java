/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorldPartsTest {

    @Test
    void textEqualsWhatTheLibraryFormats() {
        var random = new SplittableRandom(9);
        DateTimeFormatter millis = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        var text = new Text();
        for (int i = 0; i < 2000; i++) {
            long time = 1_700_000_000_000L + random.nextLong(10_000_000_000L);
            long number = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
            double p = Math.pow(random.nextDouble(), 8);
            text.time(time).append(',').number(number).append(',').probability(p);

            String[] cells = new String(text.take(), US_ASCII).split(",", -1);
            assertThat(cells[0]).isEqualTo(millis.format(Instant.ofEpochMilli(time)));
            assertThat(cells[1]).isEqualTo(Long.toString(number));
            BigDecimal expected = new BigDecimal(p).setScale(15, RoundingMode.HALF_UP);
            assertThat(new BigDecimal(cells[2]).subtract(expected).abs()).isLessThanOrEqualTo(new BigDecimal("1e-15"));
            assertThat(cells[2]).hasSize(17);
        }
        assertThat(new String(text.probability(1).take(), US_ASCII)).isEqualTo("1.000000000000000");
    }

    @Test
    void anAliasTableDrawsInProportionToItsWeights() {
        double[] weights = {1, 0.001, 3, 10, 6, 0.5};
        var table = new AliasTable(weights);
        Draws draws = Draws.of(3, Draws.Purpose.EXPOSURE, 0);
        int n = 200_000;
        int[] counts = new int[weights.length];
        for (int i = 0; i < n; i++) {
            counts[table.draw(draws)]++;
        }
        for (int w = 0; w < weights.length; w++) {
            double expected = n * weights[w] / 20.501;
            assertThat((double) counts[w])
                    .as("weight %d", w)
                    .isCloseTo(expected, within(4.5 * Math.sqrt(expected) + 1));
        }
    }

    @Test
    void normalAndExponentialNumbersHaveTheirMoments() {
        Draws draws = Draws.of(4, Draws.Purpose.USER, 1);
        int n = 200_000;
        double[] moments = new double[4];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            double z = draws.normal();
            for (int m = 0; m < 4; m++) {
                moments[m] += Math.pow(z, m + 1) / n;
            }
            double e = draws.exponentialBelow(2);
            assertThat(e).isBetween(0.0, 2.0);
            mean += e / n;
        }
        assertThat(moments[0]).isCloseTo(0, within(0.011));
        assertThat(moments[1]).isCloseTo(1, within(0.016));
        assertThat(moments[2]).isCloseTo(0, within(0.04));
        assertThat(moments[3]).isCloseTo(3, within(0.1));
        // E[X | X < 2] of an exponential X = 1 - 2 e^-2 / (1 - e^-2)
        assertThat(mean).isCloseTo(1 - 2 * Math.exp(-2) / (1 - Math.exp(-2)), within(0.006));
    }

    @Test
    void requestsComeInOrderWithinTheirDaysAndOftenerInTheAfternoon() {
        WorldOptions options = WorldOptions.defaults();
        var timeline = new Timeline(options);
        long before = options.start().toEpochMilli();
        long end = options.observedUntil().minus(options.followUp()).toEpochMilli();
        int[] hours = new int[24];
        for (int i = 0; i < 100_000; i++) {
            long time = timeline.timeOf(i / 100_000.0);
            assertThat(time).isBetween(before, end - 1);
            hours[Timeline.hour(time)]++;
            before = time;
        }
        assertThat(timeline.timeOf(1)).isBetween(before, end - 1);
        assertThat((double) hours[16] / hours[4]).isCloseTo(4, within(0.1));
    }

    @Test
    void aListShowsEachItemOnceAndIsTheSameWheneverAskedFor() {
        WorldOptions options = WorldOptions.defaults().withSizes(50, 10, 1000);
        var exposures = new Exposures(Nature.of(options));
        for (long r = 0; r < 100; r++) {
            Request request = exposures.request(r);
            assertThat(request.items).hasSize(10).doesNotHaveDuplicates();
            assertThat(exposures.request(r).items).isEqualTo(request.items);
            assertThat(request.time()).isBetween(exposures.earliest(r), exposures.earliest(r + 1));
        }
    }

    @Test
    void anotherSeedShowsOtherListsThoughTraitsBeEqual() {
        WorldOptions options = WorldOptions.defaults().withSizes(50, 100, 1000);
        Users users = Users.draw(1, options.users());
        Items items = Items.draw(1, options.items());
        var one = new Exposures(new Nature(options, users, items));
        var other = new Exposures(new Nature(options.withSeed(2), users, items));
        assertThat(LongStream.range(0, 100).filter(r -> Arrays.equals(one.request(r).items, other.request(r).items)))
                .isEmpty();
    }
}
