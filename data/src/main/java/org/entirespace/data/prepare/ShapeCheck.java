/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.plan.EventPlan;
import org.entirespace.data.plan.FieldPlan;
import org.entirespace.data.plan.ImpressionPlan;
import org.entirespace.data.plan.LogPlan;
import org.jspecify.annotations.Nullable;

/** Finds the columns that a plan names, and tells of all that are not there or do not fit, at once. */
final class ShapeCheck {

    private final LogPlan plan;
    private final ViewColumns impressions;
    private final ViewColumns events;
    private final LogProblems problems = new LogProblems();
    private final CarriedColumns byImpressions = new CarriedColumns("c");
    private final CarriedColumns byEvents = new CarriedColumns("e");

    private ShapeCheck(LogPlan plan, ViewColumns impressions, ViewColumns events) {
        this.plan = plan;
        this.impressions = impressions;
        this.events = events;
    }

    /** The shape of the log that the session's views show. */
    static LogShape check(DuckSession session, LogPlan plan) throws IOException, BadLogException {
        LogProblems absent = new LogProblems();
        for (String view : List.of(plan.impressions().view(), plan.events().view())) {
            if (!plan.views().containsKey(view) && !plan.sources().containsKey(view)) {
                absent.add("there is no view '" + view + "'; there are "
                        + plan.views().keySet() + " and the sources "
                        + plan.sources().keySet());
            }
        }
        absent.throwIfAny();
        return new ShapeCheck(
                        plan,
                        ViewColumns.of(session, plan.impressions().view()),
                        ViewColumns.of(session, plan.events().view()))
                .shape();
    }

    private LogShape shape() throws BadLogException {
        List<KeyPair> keys = keys();
        timesAndTypes();
        optionalImpressionColumn("the group", plan.impressions().group());
        id(plan.impressions().id());
        request().forEach(column -> optionalImpressionColumn("the request", column));
        splitBy().forEach(column -> optionalImpressionColumn("the split", column));
        Map<String, KeyPair> ownKeys = ownKeys();
        Map<String, KeyPair> shared = shared();
        plan.fields().forEach(this::field);
        problems.throwIfAny();
        return new LogShape(impressions, events, keys, ownKeys, shared, byImpressions, byEvents);
    }

    private List<String> request() {
        List<String> request = plan.impressions().request();
        return request == null ? List.of() : request;
    }

    private List<String> splitBy() {
        List<String> by = plan.split().by();
        return by == null ? List.of() : by;
    }

    private List<KeyPair> keys() {
        List<String> ofImpressions = plan.impressions().key();
        List<String> ofEvents = plan.events().key();
        if (ofImpressions.isEmpty() || ofImpressions.size() != ofEvents.size()) {
            problems.add("the key has " + ofImpressions + " in the impressions and " + ofEvents
                    + " in the events; expected as many columns on both sides, at least one");
            return List.of();
        }
        List<KeyPair> keys = new ArrayList<>();
        for (int i = 0; i < ofImpressions.size(); i++) {
            keys.add(pair("the impressions' key", ofImpressions.get(i), "the events' key", ofEvents.get(i)));
            notReserved("key column", ofImpressions.get(i));
        }
        return keys;
    }

    private KeyPair pair(String reader, String impressionColumn, String otherReader, String eventColumn) {
        @Nullable
        String one = impressions.typeFor(reader, impressionColumn, problems).orElse(null);
        @Nullable
        String other = events.typeFor(otherReader, eventColumn, problems).orElse(null);
        byImpressions.add(impressionColumn);
        byEvents.add(eventColumn);
        return KeyPair.of(impressionColumn, one, eventColumn, other);
    }

    private void timesAndTypes() {
        ImpressionPlan root = plan.impressions();
        EventPlan event = plan.events();
        time(impressions, "the impressions' time", root.time(), root.timeUnit());
        time(events, "the events' time", event.time(), event.timeUnit());
        if (plan.split().time() != null) {
            time(impressions, "the split's time", plan.split().time(), root.timeUnit());
        }
        if ((root.sequence() == null) != (event.sequence() == null)) {
            problems.add("a sequence must be named for impressions and events alike; found " + root.sequence() + " and "
                    + event.sequence());
        }
        sequence(impressions, "the impressions' sequence", root.sequence());
        sequence(events, "the events' sequence", event.sequence());
        events.typeFor("the events' type", event.type(), problems);
    }

    private void time(
            ViewColumns view, String reader, String column, org.entirespace.data.plan.@Nullable TimeUnit unit) {
        fits(
                view,
                reader,
                column,
                view.typeFor(reader, column, problems)
                        .flatMap(type -> TimeColumn.mismatch(type, TimeColumn.orDefault(unit))));
    }

    private void sequence(ViewColumns view, String reader, @Nullable String column) {
        if (column != null) {
            fits(view, reader, column, view.typeFor(reader, column, problems).flatMap(SequenceColumn::mismatch));
        }
    }

    private void fits(ViewColumns view, String reader, String column, Optional<String> mismatch) {
        mismatch.ifPresent(
                why -> problems.add("view '" + view.view() + "', column '" + column + "' (" + reader + ") " + why));
    }

    private void id(@Nullable String column) {
        if (column != null) {
            String reader = "the impressions' id";
            fits(
                    impressions,
                    reader,
                    column,
                    impressions.typeFor(reader, column, problems).flatMap(IdColumn::mismatch));
        }
    }

    private void optionalImpressionColumn(String reader, @Nullable String column) {
        if (column != null) {
            impressions.typeFor(reader, column, problems);
            byImpressions.add(column);
        }
    }

    /** A column of the impressions' key has its partner there; any other has one name in both views. */
    private Map<String, KeyPair> ownKeys() {
        Map<String, KeyPair> pairs = new LinkedHashMap<>();
        plan.behaviors().forEach((name, behavior) -> {
            String reader = "the key of behavior '" + name + "'";
            behavior.ownKey().forEach(column -> pairs.put(column, pair(reader, column, reader, partner(column))));
        });
        return pairs;
    }

    private String partner(String column) {
        List<String> key = plan.impressions().key();
        for (int i = 0; i < Math.min(key.size(), plan.events().key().size()); i++) {
            if (key.get(i).equalsIgnoreCase(column)) {
                return plan.events().key().get(i);
            }
        }
        return column;
    }

    private Map<String, KeyPair> shared() {
        Map<String, KeyPair> shared = new HashMap<>();
        plan.history().forEach((name, history) -> {
            notReserved("history feature", name);
            if (impressions.type(name).isPresent()) {
                problems.add("history feature '" + name + "' has the name of a column of view '" + impressions.view()
                        + "'; rename one");
            }
            String reader = "history feature '" + name + "'";
            history.by().forEach(column -> shared.put(column, pair(reader, column, reader, column)));
        });
        return shared;
    }

    private void field(String name, FieldPlan field) {
        String column = field.column() == null ? name : field.column();
        String reader = "field '" + name + "'";
        if (plan.history().containsKey(column)) {
            FieldFit.mismatch(field.kind(), "BIGINT")
                    .ifPresent(why -> problems.add("history feature '" + column + "' (" + reader + ") " + why));
            return;
        }
        Optional<String> type = impressions.typeFor(reader, column, problems);
        byImpressions.add(column);
        notReserved("column of field", column);
        if (type.isPresent()) {
            fits(impressions, reader, column, FieldFit.mismatch(field.kind(), type.get()));
        }
    }

    private void notReserved(String what, String column) {
        String lower = column.toLowerCase(Locale.ROOT);
        boolean ofId = plan.impressions().id() != null && lower.equals(SampleQuery.ID);
        if (ofId || SampleQuery.RESERVED.contains(lower) || lower.startsWith(SampleQuery.LABEL)) {
            problems.add(what + " '" + column + "': samples have a column of this name already; rename it in the view");
        }
    }
}
