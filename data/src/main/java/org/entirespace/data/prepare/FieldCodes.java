/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.duck.BagText;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.EncodeJob;
import org.entirespace.data.duck.Row;
import org.entirespace.data.sample.SampleLayout;
import org.entirespace.data.sample.Split;

/**
 * Columns of a split as they are encoded. A text that comes again and again leaves the database as a number, and each distinct
 * text only once: handing a text over costs far more than to encode it.
 */
final class FieldCodes {

    /** The most distinct texts, about, that are numbered; with more of them each is handed over as it stands. */
    private static final long MOST_TEXTS = 1 << 18;

    private final DuckSession session;
    private final Split split;
    private final String read;

    /** Columns of a split, which the SQL {@code read} reads, from {@code FROM} on. */
    FieldCodes(DuckSession session, Split split, String read) {
        this.session = session;
        this.split = split;
        this.read = read;
    }

    /** The job that encodes the split, with {@code numbers} as the SQL of what each sample has besides its fields. */
    EncodeJob job(List<String> numbers, int rows, SampleLayout layout, Path target) throws IOException {
        List<FittedField> fields = layout.schema().fields();
        List<String> columns = new ArrayList<>(numbers);
        List<String> texts = new ArrayList<>();
        for (FittedField field : fields) {
            String value = value(field);
            String type = field.kind() == FieldKind.NUMERIC ? "" : numbered(texts.size(), field);
            columns.add(type.isEmpty() ? value : "CAST(enum_code(CAST(" + value + " AS " + type + ")) AS INTEGER)");
            texts.add(type.isEmpty() ? "" : "SELECT unnest(enum_range(NULL::" + type + "))::VARCHAR");
        }
        return new EncodeJob("SELECT " + String.join(", ", columns) + read, texts, rows, layout, target.toString());
    }

    private static String value(FittedField field) {
        return text(field, FieldFit.valueSql(field.kind(), Sql.name(field.column())));
    }

    private static String text(FittedField field, String value) {
        return switch (field.kind()) {
            case CATEGORICAL -> value;
            case BAG -> BagText.sql(value);
            case NUMERIC -> "coalesce(" + value + ", CAST('NaN' AS DOUBLE))";
        };
    }

    /** Makes a type of the distinct texts of a field, and returns its name; empty where there are too many, or none. */
    private String numbered(int number, FittedField field) throws IOException {
        String value = FieldFit.valueSql(field.kind(), Sql.name(field.column()));
        String step = "texts of " + SplitRule.name(split);
        Row count = session.query(step, "SELECT approx_count_distinct(" + value + ")" + read)
                .get(0);
        if (count.whole(0) == 0 || count.whole(0) > MOST_TEXTS) {
            return "";
        }
        String type = "prep.texts_" + SplitRule.name(split) + "_" + number;
        session.execute(
                step,
                "CREATE TYPE " + type + " AS ENUM (SELECT DISTINCT x FROM (SELECT " + text(field, "v")
                        + " AS x FROM (SELECT DISTINCT " + value + " AS v" + read + ")) WHERE x IS NOT NULL)");
        return type;
    }
}
