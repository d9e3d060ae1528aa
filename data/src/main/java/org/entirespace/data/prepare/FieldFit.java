/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.plan.FieldPlan;

/** Fits one field on the training samples. Every number is computed in an order that depends on the values alone. */
final class FieldFit {

    private static final int MAX_VOCABULARY = 1_000_000;

    private final String name;
    private final FieldPlan plan;
    private final String train; // SQL of the values x of the training samples, from FROM on
    private final String counted; // of distinct or single values x, and how often each occurs, n

    /** A field to be fitted on the training samples. */
    FieldFit(String name, FieldPlan plan, TrainingColumn column) {
        this.name = name;
        this.plan = plan;
        String value = "(SELECT " + valueSql(plan.kind(), column.value()) + " AS x";
        this.train = " FROM " + value + column.from() + ")";
        this.counted = " FROM " + value + ", n FROM (SELECT v, "
                + (column.numbered() || plan.kind() == FieldKind.NUMERIC
                        ? "count(*) AS n" + column.from() + " GROUP BY v"
                        : "1 AS n" + column.from())
                + "))";
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
        String values = plan.kind() == FieldKind.BAG ? "SELECT unnest(x) AS x, n" : "SELECT x, n";
        int least = plan.minCount() == null ? 1 : plan.minCount();
        int most = plan.maxSize() == null ? MAX_VOCABULARY : plan.maxSize();
        List<String> texts = session
                .query(
                        "fit field '" + name + "'",
                        "SELECT x FROM (" + values + counted + ") WHERE x IS NOT NULL GROUP BY x HAVING sum(n) >= "
                                + least + " ORDER BY sum(n) DESC, x LIMIT " + most)
                .stream()
                .map(row -> row.text(0))
                .toList();
        if (texts.isEmpty()) {
            listener.noted("field '" + name + "': no text occurs " + least + " times in training; all are unknown");
        }
        return fitted(texts.size() + 2, texts, List.of(), 0, 1);
    }

    private FittedField quantiles(DuckSession session, PrepareListener listener) throws IOException {
        List<Double> boundaries = buckets() > 1 ? boundaries(session) : List.of();
        if (boundaries.size() + 1 < buckets()) {
            listener.noted("field '" + name + "': " + (boundaries.size() + 1) + " distinct buckets of " + buckets()
                    + " asked for");
        }
        return fitted(boundaries.size() + 2, List.of(), boundaries, 0, 1);
    }

    private List<Double> boundaries(DuckSession session) throws IOException {
        String step = "fit field '" + name + "'";
        Optional<ValueCounts> counts = ValueCounts.read(session, step, counted);
        if (counts.isPresent()) {
            ValueCounts values = counts.get();
            return IntStream.range(1, buckets())
                    .mapToObj(i -> values.quantile((double) i / buckets()))
                    .filter(boundary -> boundary > values.least())
                    .distinct()
                    .toList();
        }
        String shares = IntStream.range(1, buckets())
                .mapToObj(i -> i + "/" + buckets() + "::DOUBLE")
                .collect(Collectors.joining(", "));
        String sql = "SELECT DISTINCT q FROM (SELECT unnest(quantile_disc(x, [" + shares + "])) AS q, min(x) AS least"
                + train + " WHERE x IS NOT NULL HAVING count(x) > 0) WHERE q > least ORDER BY q";
        return session.query(step, sql).stream().map(row -> row.real(0)).toList();
    }

    private FittedField standardised(DuckSession session, PrepareListener listener)
            throws IOException, BadLogException {
        String step = "fit field '" + name + "'";
        Optional<ValueCounts> counts = ValueCounts.read(session, step, counted);
        Moments moments = counts.isPresent() ? Moments.of(counts.get()) : Moments.ofAll(session, step, train);
        if (moments.rows() == 0 || moments.least() == moments.greatest()) {
            listener.noted("field '" + name + "': "
                    + (moments.rows() == 0 ? "no number in training" : "all numbers in training are equal")
                    + "; its deviation counts as 1");
            return fitted(0, List.of(), List.of(), moments.rows() == 0 ? 0 : moments.least(), 1);
        }
        double mean = moments.mean();
        double deviation = moments.deviation();
        if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation <= 0) {
            throw new BadLogException(List.of("field '" + name + "': mean " + mean + " and deviation " + deviation
                    + " of the training samples; expected finite numbers. They lie between " + moments.least() + " and "
                    + moments.greatest()));
        }
        return fitted(0, List.of(), List.of(), mean, deviation);
    }

    private FittedField fitted(
            int cardinality, List<String> vocabulary, List<Double> boundaries, double mean, double deviation) {
        Pooling pooling =
                plan.kind() != FieldKind.BAG ? Pooling.SUM : plan.pooling() == null ? Pooling.MEAN : plan.pooling();
        return new FittedField(
                name,
                SampleQuery.columnOf(name, plan),
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
