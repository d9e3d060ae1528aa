/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.EventCounts;
import org.entirespace.data.sample.LabelCounts;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;
import org.jspecify.annotations.Nullable;

/** Refuses samples that no model could be trained or judged on. */
final class SampleCheck {

    private static final int TYPES_SHOWN = 10;

    private final LogPlan plan;
    private final boolean furtherDays;
    private final String days; // in words
    private final LogProblems problems = new LogProblems();

    /** A check of what a plan makes; further days of a model may lack one class of a label. */
    SampleCheck(LogPlan plan, @Nullable Continuation continuation) {
        furtherDays = continuation != null;
        days = continuation == null ? "" : continuation.days();
        this.plan = plan;
    }

    /**
     * Tells of behaviours without any event.
     *
     * @param ignoredTypes event types in the log that nobody names
     */
    SampleCheck events(Map<String, EventCounts> behaviors, Map<String, Long> ignoredTypes) {
        behaviors.forEach((behavior, counts) -> {
            if (counts.seen() == 0 && !furtherDays) {
                List<String> types =
                        ignoredTypes.keySet().stream().limit(TYPES_SHOWN).toList();
                problems.add("behavior '" + behavior + "': view '"
                        + plan.events().view() + "' has no event of its types "
                        + Objects.requireNonNull(plan.behaviors().get(behavior)).eventTypes()
                        + (types.isEmpty() ? "" : "; types that no behavior names: " + types));
            }
        });
        return this;
    }

    /** Tells of empty splits and of labels with one class in training. */
    SampleCheck splits(List<SplitSummary> summaries, Map<String, EventCounts> behaviors) {
        for (SplitSummary summary : summaries) {
            if (summary.rows() == 0 && furtherDays) {
                problems.add("the log has no impression " + days);
            } else if (summary.rows() == 0) {
                problems.add("the " + SplitRule.name(summary.split()) + " split is empty; the impressions lie between "
                        + first(summaries) + " and " + last(summaries) + rows(summaries));
            } else if (summary.split() == Split.TRAIN && !furtherDays) {
                summary.behaviors().forEach((behavior, counts) -> {
                    if (seen(behavior, behaviors)) {
                        classes(behavior, counts);
                    }
                });
            }
        }
        return this;
    }

    /** Whether the log has any event behind a label; one of a union that has none was told of by itself. */
    private boolean seen(String behavior, Map<String, EventCounts> behaviors) {
        EventCounts counts = behaviors.get(behavior);
        return counts == null
                ? Objects.requireNonNull(plan.behaviors().get(behavior)).members().stream()
                        .anyMatch(member -> seen(member, behaviors))
                : counts.seen() > 0;
    }

    private void classes(String behavior, LabelCounts counts) {
        if (counts.positive() == 0 || counts.negative() == 0) {
            problems.add(
                    "behavior '" + behavior + "': its labels in the train split have one class: " + counts.positive()
                            + " positive, " + counts.negative() + " negative, " + counts.unobserved()
                            + " unobserved; expected positive and negative ones");
        }
    }

    void throwIfAny() throws BadLogException {
        problems.throwIfAny();
    }

    private static String first(List<SplitSummary> summaries) {
        return summaries.stream()
                .map(SplitSummary::from)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse("?");
    }

    private static String last(List<SplitSummary> summaries) {
        return summaries.stream()
                .map(SplitSummary::to)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse("?");
    }

    private static String rows(List<SplitSummary> summaries) {
        StringBuilder rows = new StringBuilder();
        summaries.forEach(s -> rows.append(rows.isEmpty() ? " (" : ", ")
                .append(SplitRule.name(s.split()))
                .append(' ')
                .append(s.rows()));
        return rows.append(')').toString();
    }
}
