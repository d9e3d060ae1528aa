/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.serve.TinyModels;
import org.junit.jupiter.api.Test;

class TensorRowsTest {

    private static final Schema SCHEMA = TinyModels.schema();
    private static final FieldEncoder ITEM = new FieldEncoder(SCHEMA.fields().get(1));
    private static final FieldEncoder USER = new FieldEncoder(SCHEMA.fields().get(0));

    private final RawRows rows = new RawRows(SCHEMA);

    private static InputTensor texts(String name, long rows, long width, String... texts)
            throws IllegalRequestException {
        return InputTensor.of(name, Shape.of(List.of(rows, width)), Elements.texts(texts));
    }

    private static InputTensor numbers(String name, double... numbers) throws IllegalRequestException {
        return InputTensor.of(name, Shape.of(List.of((long) numbers.length)), Elements.reals(numbers));
    }

    private SampleBatch filled(InputTensor... inputs) throws IllegalRequestException {
        TensorRows.fill(rows, List.of(inputs), 100);
        return rows.encoded();
    }

    @Test
    void aTensorHasAValueForEachRow() throws IllegalRequestException {
        SampleBatch batch = filled(texts("item", 3, 1, "i1", "i3", "i9"), numbers("price", 1, 3, 5));

        assertThat(batch.size).isEqualTo(3);
        assertThat(batch.indexed[1].values).startsWith(ITEM.rowOf("i1"), ITEM.rowOf("i3"), ITEM.rowOf("i9"));
        assertThat(batch.numeric[0]).startsWith(0, 1, 2);
        assertThat(rows.unknown(1)).isEqualTo(1);
        assertThat(rows.missing(0)).isEqualTo(3);
    }

    @Test
    void aTensorWithOneRowIsSharedByAll() throws IllegalRequestException {
        SampleBatch batch =
                filled(texts("user", 1, 1, "u"), texts("item", 2, 1, "i1", "i2"), texts("tags", 1, 2, "x", "y"));

        assertThat(batch.size).isEqualTo(2);
        assertThat(batch.indexed[0].values).startsWith(USER.rowOf("u"), USER.rowOf("u"));
        assertThat(batch.indexed[2].offsets).startsWith(0, 2, 4);
    }

    @Test
    void whereAllHaveOneRowThereIsOne() throws IllegalRequestException {
        assertThat(filled(texts("user", 1, 1, "u"), numbers("price", 1)).size).isEqualTo(1);
    }

    @Test
    void emptyTextsAndNaNAreMissingAndPadBags() throws IllegalRequestException {
        SampleBatch batch = filled(
                texts("item", 2, 1, "", "i1"),
                texts("tags", 2, 3, "x", "", "z", "", "", ""),
                numbers("age", Double.NaN, 5));

        assertThat(rows.missing(1)).isEqualTo(1);
        assertThat(rows.missing(3)).isEqualTo(1);
        assertThat(batch.indexed[2].offsets).startsWith(0, 2, 2);
    }

    @Test
    void wholeNumbersAndBooleansAreTextsWhereTextsAreWanted() throws IllegalRequestException {
        Elements wholes = Elements.wholes(TensorType.UINT64, new long[] {7, -1});
        SampleBatch batch = filled(InputTensor.of("user", Shape.of(List.of(2L)), wholes));
        assertThat(batch.indexed[0].values).startsWith(USER.rowOf("7"), USER.rowOf("18446744073709551615"));

        Elements booleans = Elements.wholes(TensorType.BOOL, new long[] {0, 1});
        batch = filled(InputTensor.of("user", Shape.of(List.of(2L)), booleans));
        assertThat(batch.indexed[0].values).startsWith(USER.rowOf("false"), USER.rowOf("true"));
        assertThat(wholes.number(1)).isEqualTo(1.8446744073709552E19);
    }

    @Test
    void noRowsAreNoRows() throws IllegalRequestException {
        assertThat(filled(texts("item", 0, 1), texts("user", 1, 1, "u")).size).isZero();
    }

    private static void refused(String message, Filling filling) {
        assertThatThrownBy(filling::fill)
                .isInstanceOf(IllegalRequestException.class)
                .hasMessageContaining(message);
    }

    private interface Filling {
        void fill() throws IllegalRequestException;
    }

    @Test
    void tensorsThatDoNotFitAreRefused() {
        refused("found none", () -> filled());
        refused("unknown field 'town'", () -> filled(texts("town", 1, 1, "a")));
        refused("'item' is given twice", () -> filled(texts("item", 1, 1, "a"), texts("item", 1, 1, "a")));
        refused("found 2 values in a row", () -> filled(texts("item", 1, 2, "a", "b")));
        refused("found 3 rows, expected 2", () -> filled(texts("item", 2, 1, "a", "b"), numbers("age", 1, 2, 3)));
        refused("found 101 rows, expected at most 100", () -> filled(numbers("age", new double[101])));
        refused("input 'age': found texts (BYTES)", () -> filled(texts("age", 1, 1, "a")));
        refused("input 'item': found numbers with a fraction", () -> filled(numbers("item", 1)));
        refused("input 'price': candidate 0", () -> filled(numbers("price", Double.POSITIVE_INFINITY)));
        refused("found 1 elements, expected 2", () -> texts("item", 2, 1, "a"));
        refused("more elements than can be counted", () -> Shape.of(List.of(Long.MAX_VALUE, 2L)));
        refused("found the dimension -1", () -> Shape.of(List.of(-1L)));
        refused("found 0 dimensions", () -> Shape.of(List.of()));
        refused("found 3 dimensions", () -> Shape.of(List.of(1L, 1L, 1L)));
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }

    @Test
    void binaryElementsAreLittleEndian() throws IllegalRequestException {
        assertThat(BinaryElements.read(TensorType.INT16, 2, bytes(1, 0, 0xFF, 0xFF))
                        .number(1))
                .isEqualTo(-1);
        assertThat(BinaryElements.read(TensorType.UINT16, 2, bytes(1, 2, 0xFF, 0xFF))
                        .number(0))
                .isEqualTo(513);
        assertThat(BinaryElements.read(TensorType.UINT8, 1, bytes(0xFE)).number(0))
                .isEqualTo(254);
        assertThat(BinaryElements.read(TensorType.INT8, 1, bytes(0xFE)).number(0))
                .isEqualTo(-2);
        assertThat(BinaryElements.read(TensorType.BOOL, 2, bytes(0, 1)).text(1)).isEqualTo("true");
        assertThat(BinaryElements.read(TensorType.UINT32, 1, bytes(0, 0, 0, 0x80))
                        .text(0))
                .isEqualTo("2147483648");
        assertThat(BinaryElements.read(TensorType.INT32, 1, bytes(0, 0, 0, 0x80))
                        .text(0))
                .isEqualTo("-2147483648");
        assertThat(BinaryElements.read(TensorType.FP32, 1, bytes(0, 0, 0xC0, 0x3F))
                        .number(0))
                .isEqualTo(1.5);
        ByteBuffer wide = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, 0.1);
        assertThat(BinaryElements.read(TensorType.FP64, 1, wide).number(0)).isEqualTo(0.1);
        assertThat(BinaryElements.read(TensorType.INT64, 1, bytes(1, 0, 0, 0, 0, 0, 0, 0))
                        .text(0))
                .isEqualTo("1");
        assertThat(BinaryElements.read(TensorType.BYTES, 2, bytes(2, 0, 0, 0, 'a', 'b', 0, 0, 0, 0))
                        .text(0))
                .isEqualTo("ab");
    }

    @Test
    void textsOfAnyCharactersAreRead() throws IllegalRequestException {
        List<String> texts =
                List.of("", "plain", "caf\u00e9", "x".repeat(300), "a\ud83d\ude00", "\u007f", "\u0080", "z");
        ByteBuffer in = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            in.putInt(utf8.length).put(utf8);
        }
        for (ByteBuffer bytes : List.of(in.flip(), in.asReadOnlyBuffer())) {
            Elements found = BinaryElements.read(TensorType.BYTES, texts.size(), bytes);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(found.text(i)).isEqualTo(texts.get(i));
            }
        }
    }

    @Test
    void binaryElementsThatAreMoreOrFewerAreRefusedBeforeMemoryIsTaken() {
        refused("expected 3 elements", () -> BinaryElements.read(TensorType.INT16, 3, bytes(1, 0, 1, 0)));
        refused("expected 1 elements", () -> BinaryElements.read(TensorType.INT16, 1, bytes(1, 0, 1)));
        refused(
                "expected 4611686018427387904",
                () -> BinaryElements.read(TensorType.BYTES, 1L << 62, bytes(0, 0, 0, 0)));
        refused("text 0: found 1 bytes", () -> BinaryElements.read(TensorType.BYTES, 1, bytes(2, 0, 0, 0, 'a')));
        refused("the length -1", () -> BinaryElements.read(TensorType.BYTES, 1, bytes(255, 255, 255, 255)));
        refused("text 1", () -> BinaryElements.read(TensorType.BYTES, 2, bytes(4, 0, 0, 0, 'a', 'b', 'c', 'd')));
        refused("1 bytes after the last", () -> BinaryElements.read(TensorType.BYTES, 1, bytes(0, 0, 0, 0, 9)));
        refused("not UTF-8", () -> BinaryElements.read(TensorType.BYTES, 1, bytes(1, 0, 0, 0, 0xFF)));
    }
}
