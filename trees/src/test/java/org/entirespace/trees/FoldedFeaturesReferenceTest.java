/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.forest.ValueStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics equal those of a slow twin that counts anew for each sample; a sample's own label never enters its features. */
class FoldedFeaturesReferenceTest {

    private static final int SAMPLES = 400;
    private static final int WIDTH = 1 + 2 * 3;

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 5));
    }

    /** Labels with unobserved ones among them. */
    private static SmallTown town(long seed) {
        SmallTown town = new SmallTown(SAMPLES, seed);
        var random = new SplittableRandom(seed);
        for (byte[] column : town.all().labels) {
            for (int i = 0; i < SAMPLES; i++) {
                column[i] = random.nextInt(5) == 0 ? -1 : column[i];
            }
        }
        return town;
    }

    private static FoldedFeatures folded(SmallTown town) {
        return new FoldedFeatures(town, SmallTown.SCHEMA, SmallTown.ESMM, 7);
    }

    private static float[] matrix(SmallTown town) {
        FoldedFeatures folded = folded(town);
        return folded.matrix(folded.counts()).values();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void featuresOfTrainingSamplesAreThoseOfTheTwinWithoutTheirFold(long seed) {
        SmallTown town = town(seed);
        FoldedFeatures folded = folded(town);
        float[] matrix = matrix(town);

        for (int i = 0; i < SAMPLES; i++) {
            float[] expected = twin(town, i, folded, folded.foldOf(i));
            assertThat(Arrays.copyOfRange(matrix, i * WIDTH, (i + 1) * WIDTH))
                    .as("sample %d", i)
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void featuresOfOtherSamplesAreThoseOfTheTwinWithAllFolds(long seed) {
        SmallTown town = town(seed);
        FoldedFeatures folded = folded(town);
        ValueCounts counts = folded.counts();
        ValueStatistics statistics = counts.statistics(counts);
        float[] row = new float[WIDTH];

        for (int i = 0; i < SAMPLES; i++) {
            statistics.fill(town.all(), i, i + 1, row, 0);
            assertThat(row).usingComparatorWithPrecision(1e-6f).containsExactly(twin(town, i, folded, -1));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOtherLabelsOfASampleLeaveItsOwnFeaturesAsTheyWere(long seed) {
        SmallTown town = town(seed);
        float[] before = matrix(town);
        var random = new SplittableRandom(seed);
        for (int change = 0; change < 20; change++) {
            int sample = random.nextInt(SAMPLES);
            byte[] kept = {town.all().labels[0][sample], town.all().labels[1][sample]};
            town.all().labels[0][sample] = (byte) (kept[0] == 1 ? 0 : 1);
            town.all().labels[1][sample] = (byte) (kept[1] == 1 ? 0 : 1);

            float[] after = matrix(town);

            assertThat(Arrays.copyOfRange(after, sample * WIDTH, (sample + 1) * WIDTH))
                    .containsExactly(Arrays.copyOfRange(before, sample * WIDTH, (sample + 1) * WIDTH));
            assertThat(after).isNotEqualTo(before);
            town.all().labels[0][sample] = kept[0];
            town.all().labels[1][sample] = kept[1];
        }
    }

    @Test
    void everyFoldHoldsItsShareAndAnotherSeedMakesOtherFolds() {
        SmallTown town = new SmallTown(10, 1);
        FoldedFeatures folded = folded(town);
        int[] sizes = new int[FoldedFeatures.FOLDS];
        int same = 0;
        for (int i = 0; i < 50_000; i++) {
            sizes[folded.foldOf(i)]++;
            same += folded.foldOf(i) == new FoldedFeatures(town, SmallTown.SCHEMA, SmallTown.ESMM, 8).foldOf(i) ? 1 : 0;
        }
        assertThat(Arrays.stream(sizes)).allMatch(size -> size > 9_500 && size < 10_500);
        assertThat(same).isBetween(9_500, 10_500);
    }

    /** One sample's features, counted from the beginning; of samples in {@code without} the labels are not looked at. */
    private static float[] twin(SmallTown town, int sample, FoldedFeatures folded, int without) {
        float[] row = new float[WIDTH];
        row[0] = town.all().numeric[0][sample];
        for (int field = 0; field < 2; field++) {
            int[] values = values(town, field, sample);
            for (int column = 0; column < 3; column++) {
                double sum = 0;
                for (int value : values) {
                    sum += column == 0
                            ? Math.log(1 + seen(town, field, value))
                            : rate(town, folded, without, column - 1, new int[] {field, value});
                }
                double ofNone = column == 0 ? 0 : rate(town, folded, without, column - 1, new int[0]);
                row[1 + field * 3 + column] = (float) (values.length == 0 ? ofNone : sum / values.length);
            }
        }
        return row;
    }

    private static int[] values(SmallTown town, int field, int sample) {
        SampleBatch.Rows rows = town.all().indexed[field];
        return Arrays.copyOfRange(rows.values, rows.offsets[sample], rows.offsets[sample + 1]);
    }

    private static int seen(SmallTown town, int field, int value) {
        int seen = 0;
        for (int i = 0; i < SAMPLES; i++) {
            seen += count(values(town, field, i), value);
        }
        return seen;
    }

    private static int count(int[] values, int value) {
        return (int) Arrays.stream(values).filter(one -> one == value).count();
    }

    /** The smoothed rate of a field's value, or the prior where none is named. */
    private static double rate(SmallTown town, FoldedFeatures folded, int without, int rate, int[] fieldAndValue) {
        double spoken = 0;
        double happened = 0;
        for (int i = 0; i < SAMPLES; i++) {
            byte click = town.all().labels[0][i];
            byte observed = rate == 0 ? click : click == 1 ? town.all().labels[1][i] : -1;
            if (folded.foldOf(i) != without && observed != -1) {
                int times = fieldAndValue.length == 0 ? 1 : count(values(town, fieldAndValue[0], i), fieldAndValue[1]);
                spoken += times;
                happened += observed * times;
            }
        }
        return fieldAndValue.length == 0
                ? (happened + 0.5) / (spoken + 1)
                : (happened + 20 * rate(town, folded, without, rate, new int[0])) / (spoken + 20);
    }
}
