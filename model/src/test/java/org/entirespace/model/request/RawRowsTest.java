/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.junit.jupiter.api.Test;

class RawRowsTest {

    /** A field of each kind and encoding; standardised and indexed ones mixed. */
    static final Schema SCHEMA = new Schema(List.of(
            number("price", 10, 4),
            text("city", List.of("rome", "oslo")),
            new FittedField(
                    "shop", "shop", FieldKind.CATEGORICAL, Encoding.HASH, 50, List.of(), List.of(), 0, 1, Pooling.SUM),
            new FittedField(
                    "tags",
                    "tags",
                    FieldKind.BAG,
                    Encoding.VOCABULARY,
                    4,
                    List.of("red", "new"),
                    List.of(),
                    0,
                    1,
                    Pooling.MEAN),
            number("age", 0, 1),
            new FittedField(
                    "rank",
                    "rank",
                    FieldKind.NUMERIC,
                    Encoding.BUCKETS,
                    4,
                    List.of(),
                    List.of(1.0, 5.0),
                    0,
                    1,
                    Pooling.SUM)));

    private static final int PRICE = 0;
    private static final int CITY = 1;
    private static final int SHOP = 2;
    private static final int TAGS = 3;
    private static final int RANK = 5;

    private final RawRows rows = new RawRows(SCHEMA);

    private static FittedField number(String name, double mean, double deviation) {
        return new FittedField(
                name,
                name,
                FieldKind.NUMERIC,
                Encoding.STANDARDIZE,
                0,
                List.of(),
                List.of(),
                mean,
                deviation,
                Pooling.SUM);
    }

    private static FittedField text(String name, List<String> vocabulary) {
        return new FittedField(
                name,
                name,
                FieldKind.CATEGORICAL,
                Encoding.VOCABULARY,
                vocabulary.size() + 2,
                vocabulary,
                List.of(),
                0,
                1,
                Pooling.SUM);
    }

    @Test
    void fieldsAreKnownByName() {
        assertThat(rows.field("price")).isEqualTo(PRICE);
        assertThat(rows.field("rank")).isEqualTo(RANK);
        assertThat(rows.field("Price")).isEqualTo(-1);
        assertThat(rows.isNumeric(RANK)).isTrue();
        assertThat(rows.isNumeric(TAGS)).isFalse();
        assertThat(rows.isBag(TAGS)).isTrue();
        assertThat(rows.isBag(CITY)).isFalse();
    }

    @Test
    void everyValueIsEncodedAsTheEncoderSays() throws IllegalRequestException {
        int row = rows.add();
        rows.number(PRICE, row, 18);
        rows.text(CITY, row, "oslo");
        rows.text(SHOP, row, "s1");
        rows.texts(TAGS, row, List.of("new", "blue", "red"));
        rows.number(RANK, row, 5);

        SampleBatch batch = rows.encoded();

        assertThat(batch.size).isEqualTo(1);
        assertThat(batch.numeric[0][0]).isEqualTo(2f);
        assertThat(valuesOf(batch, 0, 0)).containsExactly(3);
        assertThat(valuesOf(batch, 1, 0))
                .containsExactly(new FieldEncoder(SCHEMA.fields().get(SHOP)).rowOf("s1"));
        assertThat(valuesOf(batch, 2, 0)).containsExactly(3, 1, 2);
        assertThat(valuesOf(batch, 3, 0)).containsExactly(3);
    }

    @Test
    void aRowWithoutValuesIsMissingEverywhere() throws IllegalRequestException {
        rows.add();

        SampleBatch batch = rows.encoded();

        assertThat(batch.numeric[0][0]).as("the mean").isZero();
        assertThat(valuesOf(batch, 0, 0)).containsExactly(0);
        assertThat(valuesOf(batch, 1, 0)).containsExactly(0);
        assertThat(valuesOf(batch, 2, 0)).isEmpty();
        assertThat(valuesOf(batch, 3, 0)).containsExactly(0);
        for (int field = 0; field < SCHEMA.fields().size(); field++) {
            assertThat(rows.missing(field)).as("field %s", field).isEqualTo(1);
        }
    }

    @Test
    void whatTheRequestSaysHoldsForAllRowsWheneverItIsSaid() throws IllegalRequestException {
        rows.text(CITY, RawRows.REQUEST, "rome");
        rows.add();
        rows.texts(TAGS, RawRows.REQUEST, List.of("red"));
        rows.number(RANK, RawRows.REQUEST, 0);
        rows.add();
        rows.number(PRICE, RawRows.REQUEST, 14);

        SampleBatch batch = rows.encoded();

        for (int row = 0; row < 2; row++) {
            assertThat(valuesOf(batch, 0, row)).containsExactly(2);
            assertThat(valuesOf(batch, 2, row)).containsExactly(2);
            assertThat(valuesOf(batch, 3, row)).containsExactly(1);
            assertThat(batch.numeric[0][row]).isEqualTo(1f);
        }
        assertThat(rows.missing(CITY)).isZero();
        assertThat(rows.missing(SHOP)).isEqualTo(2);
    }

    @Test
    void unknownTextsAreCountedWhereThereIsAVocabulary() throws IllegalRequestException {
        rows.text(CITY, RawRows.REQUEST, "lima");
        for (int i = 0; i < 3; i++) {
            int row = rows.add();
            rows.texts(TAGS, row, List.of("blue", "red", "green"));
            rows.text(SHOP, row, "never seen");
        }

        rows.encoded();

        assertThat(rows.unknown(CITY)).isEqualTo(3);
        assertThat(rows.unknown(TAGS)).isEqualTo(6);
        assertThat(rows.unknown(SHOP)).as("hashes know every text").isZero();
    }

    @Test
    void beginningForgetsWhatWasThere() throws IllegalRequestException {
        rows.text(CITY, RawRows.REQUEST, "rome");
        rows.number(PRICE, RawRows.REQUEST, 14);
        int before = rows.add();
        rows.texts(TAGS, before, List.of("red"));
        rows.begin();
        rows.add();

        SampleBatch batch = rows.encoded();

        assertThat(batch.size).isEqualTo(1);
        assertThat(valuesOf(batch, 0, 0)).containsExactly(0);
        assertThat(valuesOf(batch, 2, 0)).isEmpty();
        assertThat(batch.numeric[0][0]).isZero();
    }

    @Test
    void anyNumberOfRowsOneAfterTheOtherGivesTheSameAsTheEncoder() throws IllegalRequestException {
        SplittableRandom random = new SplittableRandom(1);
        List<String> words = List.of("rome", "oslo", "lima", "red", "new");
        FieldEncoder city = new FieldEncoder(SCHEMA.fields().get(CITY));
        FieldEncoder tags = new FieldEncoder(SCHEMA.fields().get(TAGS));
        for (int count : new int[] {1, 7, 16, 17, 100, 3}) {
            rows.begin();
            List<Integer> cities = new ArrayList<>();
            List<List<Integer>> bags = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int row = rows.add();
                String word = words.get(random.nextInt(words.size()));
                rows.text(CITY, row, word);
                cities.add(city.rowOf(word));
                List<String> bag = words.subList(0, random.nextInt(words.size()));
                rows.texts(TAGS, row, bag);
                bags.add(bag.stream().map(tags::rowOf).toList());
            }

            SampleBatch batch = rows.encoded();

            assertThat(batch.size).isEqualTo(count);
            for (int i = 0; i < count; i++) {
                assertThat(valuesOf(batch, 0, i)).containsExactly(cities.get(i));
                assertThat(Arrays.stream(valuesOf(batch, 2, i)).boxed()).isEqualTo(bags.get(i));
            }
        }
    }

    @Test
    void aValueOfAnotherKindIsRefusedWithItsPlace() {
        rows.add();

        refused(() -> rows.text(PRICE, 0, "cheap"))
                .hasMessage("candidate 0, field 'price': found text 'cheap', expected a finite number");
        refused(() -> rows.number(CITY, RawRows.REQUEST, 1.5))
                .hasMessage("request, field 'city': found number 1.5, expected a text or a whole number");
        refused(() -> rows.text(TAGS, 0, "r".repeat(50)))
                .hasMessage(
                        "candidate 0, field 'tags': found text '" + "r".repeat(40) + "…', expected a list of texts");
        refused(() -> rows.texts(CITY, 0, List.of("rome")))
                .hasMessage("candidate 0, field 'city': found a list, expected a text or a whole number");
        refused(() -> rows.text(RANK, 0, "first"))
                .hasMessage("candidate 0, field 'rank': found text 'first', expected a finite number");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        rows.add();

        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused(() -> rows.number(PRICE, 0, number)).hasMessageContaining("expected a finite number");
            refused(() -> rows.number(RANK, 0, number)).hasMessageContaining("expected a finite number");
        }
        refused(() -> rows.number(PRICE, 0, 1e300))
                .as("standardised it is no float any more")
                .hasMessageContaining("expected a finite number");
    }

    @Test
    void aFieldHasOneValueOnly() throws IllegalRequestException {
        rows.add();
        rows.text(CITY, 0, "rome");
        rows.number(PRICE, 0, 1);
        rows.texts(TAGS, 0, List.of());
        rows.text(SHOP, RawRows.REQUEST, "a");

        refused(() -> rows.text(CITY, 0, "rome")).hasMessage("candidate 0, field 'city': given twice");
        refused(() -> rows.number(PRICE, 0, 1)).hasMessage("candidate 0, field 'price': given twice");
        refused(() -> rows.texts(TAGS, 0, List.of())).hasMessage("candidate 0, field 'tags': given twice");
        refused(() -> rows.text(SHOP, RawRows.REQUEST, "b")).hasMessage("request, field 'shop': given twice");
    }

    @Test
    void aFieldIsOfTheRequestOrOfCandidatesNotOfBoth() throws IllegalRequestException {
        rows.add();
        rows.text(CITY, RawRows.REQUEST, "rome");
        rows.text(CITY, rows.add(), "oslo");

        refused(rows::encoded).hasMessage("candidate 1, field 'city': given by the request too");

        rows.begin();
        rows.number(PRICE, RawRows.REQUEST, 1);
        rows.number(PRICE, rows.add(), 1);
        refused(rows::encoded).hasMessage("candidate 0, field 'price': given by the request too");

        rows.begin();
        rows.texts(TAGS, RawRows.REQUEST, List.of());
        rows.texts(TAGS, rows.add(), List.of());
        refused(rows::encoded).hasMessage("candidate 0, field 'tags': given by the request too");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(IllegalRequestException.class);
    }

    private static int[] valuesOf(SampleBatch batch, int column, int row) {
        SampleBatch.Rows rows = batch.indexed[column];
        return Arrays.copyOfRange(rows.values, rows.offsets[row], rows.offsets[row + 1]);
    }
}
