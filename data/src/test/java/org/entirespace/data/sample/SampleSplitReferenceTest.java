/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.entirespace.core.sample.SampleBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleSplitReferenceTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void blocksOfLabelsJoinUpToAllLabels(long seed) throws IOException {
        SampleFixture fixture = SampleFixture.random(seed, 300);
        fixture.write(folder);

        try (SampleSplit split = SampleFolder.open(folder).open(Split.TRAIN)) {
            for (int most : new int[] {1, 7, 100, 300, 1000}) {
                byte[][] all = new byte[2][300];
                List<String> wanted = List.of("micro", "click");
                split.forEachLabels(wanted, most, (from, labels, count) -> {
                    assertThat(count).isBetween(1, most);
                    System.arraycopy(labels[0], 0, all[0], from, count);
                    System.arraycopy(labels[1], 0, all[1], from, count);
                });
                assertThat(all[0]).isEqualTo(split.labels("micro"));
                assertThat(all[1]).isEqualTo(split.labels("click"));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void gatheredAndCopiedBatchesEqualTheSamplesWritten(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(2000);
        SampleFixture fixture = SampleFixture.random(seed, rows);
        fixture.write(folder);

        try (SampleSplit split = SampleFolder.open(folder).open(Split.TRAIN, List.of("purchase", "click"))) {
            assertThat(split.rows()).isEqualTo(rows);
            assertThat(split.schema()).isEqualTo(fixture.schema());
            assertThat(split.groups()).isEqualTo(fixture.samples().group);
            assertThat(split.labels("micro")).isEqualTo(fixture.samples().labels[1]);
            SampleBatch batch = split.newBatch(64);
            for (int round = 0; round < 20; round++) {
                int count = random.nextInt(Math.min(64, rows) + 1);
                int[] wanted = random.ints(70, 0, rows).toArray();
                if (round % 2 == 0) {
                    split.fill(batch, wanted, 6, count);
                } else {
                    split.fill(
                            batch,
                            wanted,
                            6,
                            count,
                            (tasks, task) ->
                                    IntStream.range(0, tasks).parallel().forEach(task));
                }
                assertHolds(batch, fixture.samples(), Arrays.copyOfRange(wanted, 6, 6 + count));

                int from = random.nextInt(rows - count + 1);
                split.fillRange(batch, from, count);
                int[] range = new int[count];
                Arrays.setAll(range, i -> from + i);
                assertHolds(batch, fixture.samples(), range);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void runsBeginWhereASampleDiffersFromTheOneBefore(long seed) throws IOException {
        SampleFixture fixture = SampleFixture.random(seed, 400);
        fixture.write(folder);
        SampleBatch samples = fixture.samples();

        try (SampleSplit split = SampleFolder.open(folder).open(Split.TRAIN)) {
            BitSet none = split.runs(List.of());
            BitSet some = split.runs(List.of("segment", "words"));
            BitSet numbers = split.runs(List.of("age"));
            for (int row = 0; row < 400; row++) {
                boolean agrees = row > 0
                        && Arrays.equals(values(samples.indexed[1], row), values(samples.indexed[1], row - 1))
                        && Arrays.equals(values(samples.indexed[2], row), values(samples.indexed[2], row - 1));
                assertThat(none.get(row)).isEqualTo(row == 0);
                assertThat(some.get(row)).isEqualTo(!agrees);
                assertThat(numbers.get(row))
                        .isEqualTo(row == 0 || samples.numeric[0][row] != samples.numeric[0][row - 1]);
            }
            assertThat(some.cardinality()).isLessThan(400);
            assertThatThrownBy(() -> split.runs(List.of("age", "shoe")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("field 'shoe' is none of");
        }
    }

    /** The slow, obvious comparison: value by value. */
    private static void assertHolds(SampleBatch batch, SampleBatch samples, int[] rows) {
        assertThat(batch.size).isEqualTo(rows.length);
        for (int i = 0; i < rows.length; i++) {
            for (int f = 0; f < 4; f++) {
                assertThat(values(batch.indexed[f], i)).isEqualTo(values(samples.indexed[f], rows[i]));
            }
            assertThat(batch.numeric[0][i]).isEqualTo(samples.numeric[0][rows[i]]);
            assertThat(batch.labels[0][i]).isEqualTo(samples.labels[2][rows[i]]);
            assertThat(batch.labels[1][i]).isEqualTo(samples.labels[0][rows[i]]);
            assertThat(batch.group[i]).isEqualTo(samples.group[rows[i]]);
        }
    }

    private static int[] values(SampleBatch.Rows column, int sample) {
        return Arrays.copyOfRange(column.values, column.offsets[sample], column.offsets[sample + 1]);
    }

    @Test
    void aShareIsTheFirstSamplesAndNothingElse() throws IOException {
        SampleFixture fixture = SampleFixture.random(2, 1000);
        fixture.write(folder);
        SampleFolder samples = SampleFolder.open(folder);

        try (SampleSplit part = samples.open(Split.TRAIN, List.of("purchase", "click"), 0.25)) {
            assertThat(part.rows()).isEqualTo(250);
            assertThat(part.labels("micro")).isEqualTo(Arrays.copyOf(fixture.samples().labels[1], 250));
            assertThat(part.groups()).isEqualTo(Arrays.copyOf(fixture.samples().group, 250));
            SampleBatch batch = part.newBatch(2);
            part.fillRange(batch, 248, 2);
            assertHolds(batch, fixture.samples(), new int[] {248, 249});
            assertThatThrownBy(() -> part.fillRange(batch, 249, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> part.fill(batch, new int[] {250}, 0, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        try (SampleSplit least = samples.open(Split.TRAIN, List.of("click"), 1e-9)) {
            assertThat(least.rows()).isEqualTo(1);
        }
        assertThatThrownBy(() -> samples.open(Split.TRAIN, List.of("click"), 1.5))
                .hasMessageContaining("share of samples 1.5; expected in (0, 1]");
    }

    @Test
    void anotherBehaviorIsNamedTogetherWithThoseThatExist() throws IOException {
        SampleFixture.random(1, 4).write(folder);
        SampleFolder samples = SampleFolder.open(folder);

        assertThatThrownBy(() -> samples.open(Split.TRAIN, List.of("click", "like")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no labels of behavior 'like'; they have [click, micro, purchase]");
        assertThatThrownBy(() -> samples.open(Split.VALIDATION)).hasMessageContaining("VALIDATION");
    }

    @Test
    void rowsOutsideTheSplitAndBatchesOfAnotherShapeAreRefused() throws IOException {
        SampleFixture.random(1, 4).write(folder);
        try (SampleSplit split = SampleFolder.open(folder).open(Split.TRAIN)) {
            assertThatThrownBy(() -> split.fill(split.newBatch(2), new int[] {0, 4}, 0, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> split.fillRange(split.newBatch(2), 3, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> split.fillRange(split.newBatch(1), 0, 2)).hasMessageContaining("capacity 1");
            assertThatThrownBy(() -> split.fillRange(new SampleBatch(2, 4, 1, 2), 0, 2))
                    .hasMessageContaining("labels=2]; expected BatchShape[indexed=4, numeric=1, labels=3]");
        }
    }

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 10));
    }
}
