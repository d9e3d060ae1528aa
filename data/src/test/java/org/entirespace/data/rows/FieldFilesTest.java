/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldFilesTest {

    private static final int ROWS = 200_000; // more words than a buffer holds

    private static final Schema SCHEMA = new Schema(List.of(
            field("item", FieldKind.CATEGORICAL, Encoding.HASH, 9),
            field("tags", FieldKind.BAG, Encoding.HASH, 9),
            field("price", FieldKind.NUMERIC, Encoding.STANDARDIZE, 0)));

    @TempDir
    Path folder;

    private final int[] items = new int[ROWS];
    private final List<int[]> tags = new ArrayList<>();
    private final float[] prices = new float[ROWS];

    private static FittedField field(String name, FieldKind kind, Encoding encoding, int cardinality) {
        return new FittedField(name, name, kind, encoding, cardinality, List.of(), List.of(), 0, 1, Pooling.SUM);
    }

    private void write() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (FieldFileWriter item = FieldFileWriter.create(folder, 0);
                FieldFileWriter tag = FieldFileWriter.create(folder, 1);
                FieldFileWriter price = FieldFileWriter.create(folder, 2)) {
            for (int i = 0; i < ROWS; i++) {
                items[i] = random.nextInt();
                int[] bag = random.ints(random.nextInt(4)).toArray();
                tags.add(bag);
                tag.add(bag.length);
                tag.add(bag, bag.length);
                prices[i] = i % 7 == 0 ? Float.NaN : (float) random.nextGaussian();
                price.add(Float.floatToRawIntBits(prices[i]));
            }
            item.add(items, ROWS);
        }
    }

    @Test
    void rowsComeBackInTheirOrderAsManyAtATimeAsThereIsRoomFor() throws IOException {
        write();
        SampleBatch batch = new SampleBatch(997, 2, 1, 0);
        int from = 0;
        try (FieldFilesReader reader = FieldFilesReader.open(folder, SCHEMA, ROWS)) {
            while (reader.next(batch)) {
                assertThat(batch.size).isEqualTo(Math.min(997, ROWS - from));
                assertThat(Arrays.copyOf(batch.indexed[0].values, batch.size))
                        .isEqualTo(Arrays.copyOfRange(items, from, from + batch.size));
                assertThat(Arrays.copyOf(batch.numeric[0], batch.size))
                        .isEqualTo(Arrays.copyOfRange(prices, from, from + batch.size));
                for (int i = 0; i < batch.size; i++) {
                    assertThat(batch.indexed[0].offsets[i + 1]).isEqualTo(i + 1);
                    SampleBatch.Rows bags = batch.indexed[1];
                    assertThat(Arrays.equals(
                                    bags.values,
                                    bags.offsets[i],
                                    bags.offsets[i + 1],
                                    tags.get(from + i),
                                    0,
                                    tags.get(from + i).length))
                            .isTrue();
                }
                from += batch.size;
            }
        }
        assertThat(from).isEqualTo(ROWS);
    }

    @Test
    void aFileThatEndsBeforeTheLastRowIsToldByItsField() throws IOException {
        write();
        Path file = FieldFileWriter.file(folder, 1);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 4));
        SampleBatch batch = new SampleBatch(8192, 2, 1, 0);

        try (FieldFilesReader reader = FieldFilesReader.open(folder, SCHEMA, ROWS)) {
            assertThatThrownBy(() -> {
                        while (reader.next(batch)) {}
                    })
                    .isInstanceOf(EOFException.class)
                    .hasMessage("values of field 'tags' end before the last row");
        }
    }

    /** Nothing is allocated for values that a file does not have. */
    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 10})
    void aBagLongerThanItsFileIsToldByItsField(int count) throws IOException {
        Schema bags = new Schema(List.of(SCHEMA.fields().get(1)));
        try (FieldFileWriter tag = FieldFileWriter.create(folder, 0)) {
            for (int word : new int[] {1, 7, count, 7, 7}) {
                tag.add(word);
            }
        }

        try (FieldFilesReader reader = FieldFilesReader.open(folder, bags, 2)) {
            assertThatThrownBy(() -> reader.next(new SampleBatch(2, 1, 0, 0)))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("values of field 'tags': a bag of " + count + " values; the file has fewer");
        }
    }
}
