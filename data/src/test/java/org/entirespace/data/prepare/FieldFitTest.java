/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.data.plan.FieldPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDuck.class)
class FieldFitTest {

    private final List<String> remarks = new ArrayList<>();

    /** Fits a field on training rows; other splits hold what must not be seen. */
    private FittedField fit(TestLog duck, FieldPlan plan, String type, String... values) throws Exception {
        StringBuilder rows = new StringBuilder("(NULL, 'test')");
        for (String value : values) {
            rows.append(", (").append(value).append(", 'train')");
        }
        duck.session()
                .execute(
                        "samples",
                        "CREATE OR REPLACE TABLE prep.samples AS SELECT CAST(x AS " + type
                                + ") AS \"column\", split FROM (VALUES " + rows + ") v(x, split)");
        FittedField field = fit(duck, plan);
        if (type.startsWith("VARCHAR") && values.length > 0) {
            List<String> told = List.copyOf(remarks);
            remarks.clear();
            assertThat(fitNumbered(duck, plan, type)).isEqualTo(field);
            assertThat(remarks).isEqualTo(told);
        }
        return field;
    }

    /** The same where the column holds the numbers of its texts, or of its lists. */
    private FittedField fitNumbered(TestLog duck, FieldPlan plan, String type) throws Exception {
        duck.session().execute("numbers", "DROP TYPE IF EXISTS prep.numbers");
        duck.session()
                .execute(
                        "numbers",
                        "CREATE TYPE prep.numbers AS ENUM (SELECT DISTINCT \"column\"::VARCHAR FROM prep.samples WHERE"
                                + " \"column\" IS NOT NULL)");
        return fit(
                duck,
                plan,
                new TrainingColumn(
                        " FROM (SELECT \"column\"::VARCHAR::prep.numbers AS v FROM prep.samples WHERE split = 'train')",
                        "v::VARCHAR::" + type,
                        true));
    }

    private FittedField fit(TestLog duck, FieldPlan plan) throws Exception {
        return fit(
                duck,
                plan,
                new TrainingColumn(
                        " FROM (SELECT \"column\" AS v FROM prep.samples WHERE split = 'train')", "v", false));
    }

    private FittedField fit(TestLog duck, FieldPlan plan, TrainingColumn column) throws Exception {
        return new FieldFit("f", plan, column).fit(duck.session(), new PrepareListener() {
            @Override
            public void noted(String remark) {
                remarks.add(remark);
            }
        });
    }

    private static FieldPlan plan(
            FieldKind kind,
            @Nullable Encoding encoding,
            @Nullable Integer buckets,
            @Nullable Integer minCount,
            @Nullable Integer maxSize) {
        return new FieldPlan(kind, "column", encoding, buckets, minCount, maxSize, null);
    }

    @Test
    void vocabularyIsTheMostFrequentFirstAndThenByText(TestLog duck) throws Exception {
        FittedField field = fit(
                duck,
                plan(FieldKind.CATEGORICAL, null, null, 2, 3),
                "VARCHAR",
                "'b'",
                "'a'",
                "'é'",
                "'b'",
                "'a'",
                "'é'",
                "'c'",
                "'c'",
                "'c'",
                "'once'",
                "NULL",
                "NULL",
                "NULL");

        assertThat(field.vocabulary()).containsExactly("c", "a", "b");
        assertThat(field.cardinality()).isEqualTo(5);
        assertThat(field.column()).isEqualTo("column");
        assertThat(field.pooling()).isEqualTo(Pooling.SUM);
        assertThat(remarks).isEmpty();
    }

    @Test
    void vocabularyOfABagCountsItsElements(TestLog duck) throws Exception {
        FittedField field = fit(
                duck, plan(FieldKind.BAG, null, null, null, null), "INTEGER[]", "[1, 2, 2]", "[2, NULL]", "[]", "NULL");

        assertThat(field.vocabulary()).containsExactly("2", "1");
        assertThat(field.pooling()).isEqualTo(Pooling.MEAN);
    }

    @Test
    void hashingNeedsNoDataButBuckets(TestLog duck) throws Exception {
        assertThat(fit(duck, plan(FieldKind.CATEGORICAL, Encoding.HASH, 100, null, null), "VARCHAR")
                        .cardinality())
                .isEqualTo(101);
        assertThatThrownBy(() -> fit(duck, plan(FieldKind.CATEGORICAL, Encoding.HASH, null, null, null)))
                .hasMessage("field 'f': buckets null; expected ≥ 1");
    }

    @Test
    void bucketBoundariesAreQuantilesDistinctAndAboveTheLeast(TestLog duck) throws Exception {
        FieldPlan four = plan(FieldKind.NUMERIC, Encoding.BUCKETS, 4, null, null);

        assertThat(fit(duck, four, "INTEGER", "1", "2", "3", "4", "5", "6", "7", "8", "NULL")
                        .boundaries())
                .containsExactly(2.0, 4.0, 6.0);
        assertThat(remarks).isEmpty();
        assertThat(fit(duck, four, "DOUBLE", "'0'", "'0'", "'0'", "'0'", "'9'", "'NaN'", "'-Infinity'")
                        .boundaries())
                .isEmpty();
        assertThat(fit(duck, four, "DOUBLE", "NULL").boundaries()).isEmpty();
        assertThat(remarks)
                .containsExactly(
                        "field 'f': 1 distinct buckets of 4 asked for", "field 'f': 1 distinct buckets of 4 asked for");
    }

    @Test
    void meanAndDeviationAreThoseOfTheFiniteTrainingNumbers(TestLog duck) throws Exception {
        FieldPlan plan = plan(FieldKind.NUMERIC, null, null, null, null);
        SplittableRandom random = new SplittableRandom(7);
        double[] numbers = random.doubles(500, -3, 900).toArray();
        List<String> values = new ArrayList<>(List.of("NULL", "'NaN'", "'Infinity'"));
        Arrays.stream(numbers).forEach(x -> values.add("'" + x + "'"));

        FittedField field = fit(duck, plan, "DOUBLE", values.toArray(String[]::new));

        double mean = Arrays.stream(numbers).average().orElseThrow();
        double variance = Arrays.stream(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(field.mean()).isCloseTo(mean, within(1e-10));
        assertThat(field.deviation()).isCloseTo(Math.sqrt(variance), within(1e-10));
        assertThat(field.cardinality()).isZero();
    }

    @Test
    void equalNumbersHaveDeviationOneAndARemark(TestLog duck) throws Exception {
        FieldPlan plan = plan(FieldKind.NUMERIC, null, null, null, null);

        FittedField equal = fit(duck, plan, "DOUBLE", "0.1", "0.1", "0.1");
        FittedField none = fit(duck, plan, "DOUBLE", "NULL");

        assertThat(equal.mean()).isEqualTo(0.1);
        assertThat(equal.deviation()).isEqualTo(1);
        assertThat(none.mean()).isZero();
        assertThat(none.deviation()).isEqualTo(1);
        assertThat(remarks)
                .containsExactly(
                        "field 'f': all numbers in training are equal; its deviation counts as 1",
                        "field 'f': no number in training; its deviation counts as 1");
    }

    @Test
    void numbersBeyondArithmeticAreRefused(TestLog duck) {
        assertThatThrownBy(() -> fit(
                        duck, plan(FieldKind.NUMERIC, null, null, null, null), "DOUBLE", "'1e308'", "'1.5e308'", "'0'"))
                .isInstanceOf(BadLogException.class)
                .hasMessageContaining("field 'f': mean Infinity");
    }
}
