/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.EventCounts;
import org.entirespace.data.sample.LogCounts;
import org.jspecify.annotations.Nullable;

/** From views to labels and history features: the rule of attribution, step by step. */
final class Attribution {

    private final DuckSession session;
    private final LogPlan plan;
    private final List<LabelRule> rules;
    private final Consumer<String> begin;

    /** Attribution by a plan; {@code begin} hears of each step. */
    Attribution(DuckSession session, LogPlan plan, List<LabelRule> rules, Consumer<String> begin) {
        this.session = session;
        this.plan = plan;
        this.rules = rules;
        this.begin = begin;
    }

    /**
     * What became of the log.
     *
     * @param codes the columns of the impressions whose texts are numbered
     * @param observedUntil the microsecond up to which events were logged
     */
    record Outcome(
            ImpressionTable.Folded impressions,
            ImpressionCodes codes,
            EventTable.Dropped events,
            Map<String, EventCounts> behaviors,
            Map<String, Long> rejected,
            long observedUntil) {

        /** The counts of a manifest, with the rows that were read of each source. */
        LogCounts counts(LogPlan plan, Map<String, Long> sourceRows) {
            Map<String, Long> rows = new LinkedHashMap<>(sourceRows);
            rows.merge(plan.impressions().view(), impressions.rows(), Math::max);
            rows.merge(plan.events().view(), events.rows(), Math::max);
            return new LogCounts(
                    rows,
                    impressions.duplicates(),
                    events.duplicates(),
                    impressions.repeats(),
                    rejected,
                    events.ignoredTypes(),
                    behaviors);
        }
    }

    /** Makes the tables of impressions, events and credit, and the view of impressions with labels and history. */
    Outcome run(LogShape shape, RejectedRows rejected) throws IOException, BadLogException {
        long malformed =
                rejected.byReason().values().stream().mapToLong(Long::longValue).sum();
        begin.accept("impressions");
        ImpressionTable table = new ImpressionTable(session, plan, shape);
        ImpressionTable.Folded impressions = table.create(rejected);
        begin.accept("events");
        EventTable.Dropped events = new EventTable(plan, shape).create(session, rejected);
        QualityCheck.check(plan.quality(), rejected, impressions.rows() + events.rows(), malformed);
        if (impressions.latest() == Long.MIN_VALUE) {
            throw new BadLogException(List.of("view '" + plan.impressions().view() + "' has no impressions"));
        }
        begin.accept("credit");
        Map<String, EventCounts> behaviors = new Crediting(session, plan, shape).create(LabelRule.crediting(rules));
        begin.accept("labels");
        @Nullable String stated = plan.quality().observedUntil();
        long observedUntil = stated == null
                ? Math.max(impressions.latest(), events.latest())
                : LogInstant.micros(LogInstant.parse(stated));
        Credits.read(session, LabelRule.crediting(rules), Math.toIntExact(impressions.rows()));
        begin.accept("history");
        List<HistoryColumn> history =
                new HistoryFeatures(shape, table.codes(), HistoryFeatures.MOST_EVENTS).create(session, plan.history());
        LabelledView.create(session, rules, shape, observedUntil, history);
        return new Outcome(impressions, table.codes(), events, behaviors, rejected.byReason(), observedUntil);
    }
}
