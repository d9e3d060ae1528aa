/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.FieldPlan;

/** Fits one field on the training samples. Every number is computed in an order that depends on the values alone. */
final class FieldFit {

    private static final int MAX_VOCABULARY = 1_000_000;

    private final String name;
    private final FieldPlan plan;
    private final String train;

    /**
     * A field to be fitted.
     *
     * @param column SQL of its column in the sample table
     */
    FieldFit(String name, FieldPlan plan, String column) {
        this.name = name;
        this.plan = plan;
        this.train = " FROM (SELECT " + valueSql(plan.kind(), column) + " AS x FROM " + SampleTable.NAME
                + " WHERE split = 'train')";
    }

    /** Why a column of this type cannot feed a field of this kind, if so. */
    static Optional<String> mismatch(FieldKind kind, String type) {
        boolean fits = switch (kind) {
            case CATEGORICAL -> !SqlType.isNested(type);
            case BAG -> SqlType.isList(type);
            case NUMERIC -> SqlType.isNumber(type) || type.equals("BOOLEAN");
        };
        String expected = switch (kind) {
            case CATEGORICAL -> "one value";
            case BAG -> "a list of texts, such as string_split(column, '|') gives";
            case NUMERIC -> "a number; cast it in the view";
        };
        return fits ? Optional.empty() : Optional.of("has the type " + type + "; expected " + expected);
    }

    /** SQL of a field's value: a text, a list of texts, or a finite number; NULL where it is missing. */
    static String valueSql(FieldKind kind, String column) {
        return switch (kind) {
            case CATEGORICAL -> "CAST(" + column + " AS VARCHAR)";
            case BAG -> "CAST(" + column + " AS VARCHAR[])";
            case NUMERIC ->
                "CASE WHEN isfinite(CAST(" + column + " AS DOUBLE)) THEN CAST(" + column + " AS DOUBLE) END";
        };
    }

    Encoding encoding() {
        if (plan.encoding() != null) {
            return plan.encoding();
        }
        return plan.kind() == FieldKind.NUMERIC ? Encoding.STANDARDIZE : Encoding.VOCABULARY;
    }

    /** Fits the field; what deserves a remark is told to the listener. */
    FittedField fit(DuckSession session, PrepareListener listener) throws IOException, BadLogException {
        return switch (encoding()) {
            case HASH -> fitted(buckets() + 1, List.of(), List.of(), 0, 1);
            case VOCABULARY -> vocabulary(session, listener);
            case BUCKETS -> quantiles(session, listener);
            case STANDARDIZE -> standardised(session, listener);
        };
    }

    private int buckets() {
        Integer buckets = plan.buckets();
        if (buckets == null || buckets < 1) {
            throw new IllegalArgumentException("field '" + name + "': buckets " + buckets + "; expected ≥ 1");
        }
        return buckets;
    }

    private FittedField vocabulary(DuckSession session, PrepareListener listener) throws IOException {
        String values = plan.kind() == FieldKind.BAG ? "SELECT unnest(x) AS x" : "SELECT x";
        int least = plan.minCount() == null ? 1 : plan.minCount();
        int most = plan.maxSize() == null ? MAX_VOCABULARY : plan.maxSize();
        List<String> texts = session
                .query(
                        "fit field '" + name + "'",
                        "SELECT x FROM (" + values + train + ") WHERE x IS NOT NULL GROUP BY x HAVING count(*) >= "
                                + least + " ORDER BY count(*) DESC, x LIMIT " + most)
                .stream()
                .map(row -> row.text(0))
                .toList();
        if (texts.isEmpty()) {
            listener.noted("field '" + name + "': no text occurs " + least + " times in training; all are unknown");
        }
        return fitted(texts.size() + 2, texts, List.of(), 0, 1);
    }

    private FittedField quantiles(DuckSession session, PrepareListener listener) throws IOException {
        String shares = IntStream.range(1, buckets())
                .mapToObj(i -> i + "/" + buckets() + "::DOUBLE")
                .collect(Collectors.joining(", "));
        List<Double> boundaries = new ArrayList<>();
        if (buckets() > 1) {
            String sql =
                    "SELECT DISTINCT q FROM (SELECT unnest(quantile_disc(x, [" + shares + "])) AS q, min(x) AS least"
                            + train + " WHERE x IS NOT NULL HAVING count(x) > 0) WHERE q > least ORDER BY q";
            for (Row row : session.query("fit field '" + name + "'", sql)) {
                boundaries.add(row.real(0));
            }
        }
        if (boundaries.size() + 1 < buckets()) {
            listener.noted("field '" + name + "': " + (boundaries.size() + 1) + " distinct buckets of " + buckets()
                    + " asked for");
        }
        return fitted(boundaries.size() + 2, List.of(), boundaries, 0, 1);
    }

    private FittedField standardised(DuckSession session, PrepareListener listener)
            throws IOException, BadLogException {
        String step = "fit field '" + name + "'";
        // sums in the order of the values: the same to the last bit on any number of threads
        Row row = session.query(step, "SELECT count(x), min(x), max(x), fsum(x ORDER BY x)" + train)
                .get(0);
        long count = row.whole(0);
        if (count == 0 || row.real(1) == row.real(2)) {
            listener.noted("field '" + name + "': "
                    + (count == 0 ? "no number in training" : "all numbers in training are equal")
                    + "; its deviation counts as 1");
            return fitted(0, List.of(), List.of(), count == 0 ? 0 : row.real(1), 1);
        }
        double mean = row.real(3) / count;
        Row squares = session.query(
                        step,
                        "SELECT fsum(d * d ORDER BY abs(d)) FROM (SELECT x - CAST('" + mean + "' AS DOUBLE) AS d"
                                + train + ")")
                .get(0);
        double deviation = Math.sqrt(squares.real(0) / count);
        if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation <= 0) {
            throw new BadLogException(List.of("field '" + name + "': mean " + mean + " and deviation " + deviation
                    + " of the training samples; expected finite numbers. They lie between " + row.text(1) + " and "
                    + row.text(2)));
        }
        return fitted(0, List.of(), List.of(), mean, deviation);
    }

    private FittedField fitted(
            int cardinality, List<String> vocabulary, List<Double> boundaries, double mean, double deviation) {
        Pooling pooling =
                plan.kind() != FieldKind.BAG ? Pooling.SUM : plan.pooling() == null ? Pooling.MEAN : plan.pooling();
        return new FittedField(
                name,
                SampleTable.columnOf(name, plan),
                plan.kind(),
                encoding(),
                cardinality,
                vocabulary,
                boundaries,
                mean,
                deviation,
                pooling);
    }
}
