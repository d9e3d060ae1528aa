/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entirespace.data.plan.Timing;
import org.jspecify.annotations.Nullable;

/**
 * The rule of attribution once more, in nested loops over records: slow and obvious. It follows {@code
 * docs/concepts/attribution.md} sentence by sentence and shares nothing with the SQL but the words of the rule.
 */
final class NaiveAttribution {

    /** An impression; log and item are its key, user and content are further columns. */
    record Impression(int log, int item, int user, String content, long sequence, long time) {}

    /** An event; log and item are its key, user is a further column. */
    record Event(int log, int item, int user, String type, long sequence, long time) {}

    /** A place in the order of one key, and the sample that it stands for. */
    private record Candidate(long sequence, long time, Impression sample) {}

    private static final Comparator<Candidate> IN_ORDER =
            Comparator.comparingLong(Candidate::sequence).thenComparingLong(Candidate::time);

    final List<Impression> samples;
    final List<Event> events;
    /** For each rule, the samples that each credited event is credited to; nothing for a union. */
    final List<Map<Event, Set<Impression>>> credited = new ArrayList<>();

    NaiveAttribution(List<Impression> impressions, List<Event> events, boolean oneSamplePerKey, List<LabelRule> rules) {
        Comparator<Impression> content =
                Comparator.comparingInt(Impression::user).thenComparing(Impression::content);
        Comparator<Impression> early = Comparator.comparingLong(Impression::sequence)
                .thenComparingLong(Impression::time)
                .thenComparing(content);
        this.samples = oneSamplePerKey
                ? firsts(impressions, early, i -> List.of(i.log, i.item))
                : firsts(impressions, content, i -> List.of(i.log, i.item, i.sequence, i.time));
        boolean userIsKey =
                LabelRule.crediting(rules).stream().anyMatch(rule -> rule.key().contains("user"));
        this.events = firsts(
                events,
                Comparator.comparingInt(Event::user),
                e -> List.of(e.log, e.item, e.sequence, e.time, e.type, userIsKey ? e.user : 0));
        for (LabelRule rule : rules) {
            credited.add(rule instanceof CreditRule crediting ? credit(crediting) : Map.of());
        }
    }

    /** The first row of every group. */
    private static <T> List<T> firsts(List<T> rows, Comparator<T> order, Function<T, List<?>> group) {
        Map<List<?>, T> first = new LinkedHashMap<>();
        rows.stream().sorted(order).forEach(row -> first.putIfAbsent(group.apply(row), row));
        return new ArrayList<>(first.values());
    }

    private Map<Event, Set<Impression>> credit(CreditRule rule) {
        Map<Event, Set<Impression>> credit = new LinkedHashMap<>();
        for (Event event : ofTypes(rule.events()).toList()) {
            if (isAfterUntil(rule, event)) {
                continue;
            }
            Stream<Candidate> eligible =
                    candidates(rule, event).stream().filter(candidate -> isEligible(rule, event, candidate));
            Stream<Candidate> chosen = switch (rule.credit()) {
                case LAST -> eligible.max(IN_ORDER).stream();
                case FIRST -> eligible.min(IN_ORDER).stream();
                case EVERY -> eligible;
            };
            Set<Impression> samples =
                    chosen.map(Candidate::sample).collect(Collectors.toCollection(LinkedHashSet::new));
            if (!samples.isEmpty()) {
                credit.put(event, samples);
            }
        }
        return credit;
    }

    private Stream<Event> ofTypes(List<String> types) {
        return events.stream().filter(e -> types.contains(e.type));
    }

    private boolean isAfterUntil(CreditRule rule, Event event) {
        return ofTypes(rule.untilEvents())
                .anyMatch(u -> u.log == event.log && u.item == event.item && u.sequence <= event.sequence);
    }

    private List<Candidate> candidates(CreditRule rule, Event event) {
        List<Candidate> candidates = new ArrayList<>();
        if (rule.follows() == null) {
            samples.stream()
                    .filter(i -> isOfKey(rule, event, i))
                    .forEach(i -> candidates.add(new Candidate(i.sequence, i.time, i)));
        } else {
            credited.get(rule.follows().index()).forEach((e, samples) -> {
                if (e.log == event.log && e.item == event.item) {
                    candidates.add(
                            new Candidate(e.sequence, e.time, samples.iterator().next()));
                }
            });
        }
        return candidates;
    }

    private static boolean isOfKey(CreditRule rule, Event event, Impression sample) {
        List<String> key = rule.key().isEmpty() ? List.of("log", "item") : rule.key();
        return (!key.contains("log") || event.log == sample.log)
                && (!key.contains("item") || event.item == sample.item)
                && (!key.contains("user") || event.user == sample.user);
    }

    /** Whether an event comes in the order of a key before what it would be credited to. */
    private static boolean isBefore(CreditRule rule, Event event, Candidate candidate) {
        return rule.key().isEmpty() ? event.sequence < candidate.sequence : event.time < candidate.time;
    }

    private static boolean isEligible(CreditRule rule, Event event, Candidate candidate) {
        long elapsed = event.time - candidate.time;
        if (rule.timing() == Timing.ANY) {
            return rule.window() == null || Math.abs(elapsed) <= rule.window();
        }
        return !isBefore(rule, event, candidate)
                && (rule.window() == null || (elapsed >= 0 && elapsed <= rule.window()));
    }

    /** The label code of a rule's behaviour on a sample. */
    int label(LabelRule rule, Impression sample, long observedUntil) {
        if (rule instanceof UnionRule union) {
            return union(union, sample, observedUntil);
        }
        return label((CreditRule) rule, sample, observedUntil);
    }

    private int union(UnionRule rule, Impression sample, long observedUntil) {
        int happened = 0;
        for (LabelRule member : rule.members()) {
            int label = label(member, sample, observedUntil);
            if (label == -1) {
                return -1;
            }
            happened += label;
        }
        return happened > 0 ? 1 : 0;
    }

    private int label(CreditRule rule, Impression sample, long observedUntil) {
        long end = sample.time;
        for (@Nullable CreditRule step = rule; step != null; step = step.follows()) {
            end += step.window() == null ? 0 : step.window();
        }
        if (end > sample.time && end > observedUntil) {
            return -1;
        }
        return credited.get(rule.index()).values().stream().anyMatch(s -> s.contains(sample)) ? 1 : 0;
    }

    /** Why an event of a rule's behaviour is credited to nothing. */
    String reason(CreditRule rule, Event event) {
        if (samples.stream().noneMatch(i -> isOfKey(rule, event, i))) {
            return "no_impression";
        }
        if (isAfterUntil(rule, event)) {
            return "after_" + rule.until();
        }
        List<Candidate> candidates = candidates(rule, event);
        if (candidates.isEmpty()) {
            return "no_" + rule.followed();
        }
        boolean allLater = candidates.stream().allMatch(candidate -> isBefore(rule, event, candidate));
        return rule.timing() == Timing.AFTER && allLater ? "before_" + rule.followed() : "outside_window";
    }

    /** Events of some types by the sample's user in [time - window, time). */
    long history(Impression sample, List<String> types, long window) {
        return ofTypes(types)
                .filter(e -> e.log == sample.log && e.user == sample.user)
                .filter(e -> e.time >= sample.time - window && e.time < sample.time)
                .count();
    }
}
