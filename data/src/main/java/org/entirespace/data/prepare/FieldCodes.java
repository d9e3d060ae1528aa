/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.BagText;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.EncodeJob.FieldQuery;
import org.entirespace.data.duck.Row;

/**
 * Fields as they are encoded. A text that comes again and again leaves the database as a number, and each distinct text only
 * once: handing a text over costs far more than to encode it.
 */
final class FieldCodes {

    /** The most distinct texts, about, that are numbered; with more of them each is handed over as it stands. */
    private static final long MOST_TEXTS = 1 << 18;

    private final DuckSession session;
    private final SampleQuery samples;

    /** Fields of samples. */
    FieldCodes(DuckSession session, SampleQuery samples) {
        this.session = session;
        this.samples = samples;
    }

    /** How the values of each field are read. */
    List<FieldQuery> queries(Schema schema) throws IOException {
        List<FieldQuery> queries = new ArrayList<>();
        for (FittedField field : schema.fields()) {
            Optional<String> held = samples.type(field.column());
            String type = held.isPresent() || field.kind() == FieldKind.NUMERIC ? "" : numbered(queries.size(), field);
            queries.add(
                    held.isPresent()
                            ? coded(field, held.get())
                            : type.isEmpty()
                                    ? new FieldQuery(samples.values(field.column(), sql -> value(field, sql)), "")
                                    : new FieldQuery(
                                            samples.values(
                                                    field.column(),
                                                    sql -> "CAST(enum_code(CAST(" + value(field, sql) + " AS " + type
                                                            + ")) AS INTEGER)"),
                                            "SELECT unnest(enum_range(NULL::" + type + "))::VARCHAR"));
        }
        return queries;
    }

    /** A column that holds numbers already. */
    private FieldQuery coded(FittedField field, String type) {
        return new FieldQuery(
                samples.numbers(field.column()),
                "SELECT " + value(field, samples.decoded(field.column(), "v"))
                        + " FROM (SELECT unnest(enum_range(NULL::" + type + ")) AS v)");
    }

    private static String value(FittedField field, String column) {
        return text(field, FieldFit.valueSql(field.kind(), column));
    }

    /** SQL of a value in the form in which it leaves the database, from SQL of the value. */
    static String text(FittedField field, String value) {
        return switch (field.kind()) {
            case CATEGORICAL -> value;
            case BAG -> BagText.sql(value);
            case NUMERIC -> "coalesce(" + value + ", CAST('NaN' AS DOUBLE))";
        };
    }

    /** Makes a type of the distinct texts of a field, and returns its name; empty where there are too many, or none. */
    private String numbered(int number, FittedField field) throws IOException {
        String value = FieldFit.valueSql(field.kind(), samples.sql(field.column()));
        String from = samples.from(field.column());
        String step = "texts of field '" + field.name() + "'";
        Row count = session.query(step, "SELECT approx_count_distinct(" + value + ")" + from)
                .get(0);
        if (count.whole(0) == 0 || count.whole(0) > MOST_TEXTS) {
            return "";
        }
        String type = "prep.texts_" + number;
        session.execute(
                step,
                "CREATE TYPE " + type + " AS ENUM (SELECT DISTINCT x FROM (SELECT " + text(field, "v")
                        + " AS x FROM (SELECT DISTINCT " + value + " AS v" + from + ")) WHERE x IS NOT NULL)");
        return type;
    }
}
