/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.plan.FieldPlan;
import org.jspecify.annotations.Nullable;

/**
 * Samples of further days for a model that is there: encoded by its fields, whose vocabularies grow by what is frequent enough in
 * these days, all in the training split, day after day. The days before them are read for history and credit only.
 *
 * @param schema the model's fields
 * @param firstDay the first day in UTC that becomes samples
 * @param lastDay the last one; null for all that there are
 */
public record Continuation(
        Schema schema, LocalDate firstDay, @Nullable LocalDate lastDay) {

    /** Microseconds of a day. */
    static final long DAY = TimeUnit.DAYS.toMicros(1);

    /** SQL of the day of a time in microseconds, counted from 1970-01-01. */
    static String dayOf(String time) {
        return "CAST(floor(" + time + " / " + DAY + ") AS BIGINT)";
    }

    private static final int MAX_VOCABULARY = 1_000_000;

    /** Checks the days. */
    public Continuation {
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("last day " + lastDay + "; expected " + firstDay + " or later");
        }
    }

    /** SQL that tells whether microseconds lie within the days. */
    String within(String time) {
        String from = time + " >= " + start(firstDay);
        return lastDay == null ? from : from + " AND " + time + " < " + start(lastDay.plusDays(1));
    }

    /** The days in words. */
    String days() {
        return "from " + firstDay + " on" + (lastDay == null ? "" : ", up to " + lastDay);
    }

    private static long start(LocalDate day) {
        return TimeUnit.SECONDS.toMicros(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    /**
     * The model's field of a name.
     *
     * @throws IllegalArgumentException when the plan declares it in another way
     */
    FittedField field(String name, FieldPlan plan, Encoding encoding) {
        FittedField field = schema.fields().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("field '" + name + "' is none of the model's"));
        boolean hashed = encoding == Encoding.HASH;
        if (field.kind() != plan.kind()
                || field.encoding() != encoding
                || !field.column().equals(SampleQuery.columnOf(name, plan))
                || (hashed && plan.buckets() != null && plan.buckets() + 1 != field.cardinality())) {
            throw new IllegalArgumentException("field '" + name + "' of the model reads '" + field.column() + "' as "
                    + field.kind() + ", " + field.encoding() + ", " + field.cardinality()
                    + " rows; the recipe declares it in another way");
        }
        return field;
    }

    /**
     * Checks that the plan has all fields of the model in their order.
     *
     * @throws IllegalArgumentException when it has not
     */
    void requireSameFields(Map<String, FieldPlan> plan) {
        List<String> known = schema.fields().stream().map(FittedField::name).toList();
        if (!List.copyOf(plan.keySet()).equals(known)) {
            throw new IllegalArgumentException(
                    "the recipe has the fields " + plan.keySet() + "; the model " + known + ", in this order");
        }
    }

    /** The model's field with the texts that it does not know yet, most frequent first, as many as the plan has room for. */
    static FittedField grown(FittedField known, FittedField fresh, FieldPlan plan) {
        int most = plan.maxSize() == null ? MAX_VOCABULARY : plan.maxSize();
        Set<String> texts = new HashSet<>(known.vocabulary());
        List<String> further = new ArrayList<>();
        for (String text : fresh.vocabulary()) {
            if (!texts.contains(text) && texts.size() + further.size() < most) {
                further.add(text);
            }
        }
        return known.with(further);
    }
}
