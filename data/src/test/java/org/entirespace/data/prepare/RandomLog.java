/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.Credit;
import org.entirespace.data.plan.EventPlan;
import org.entirespace.data.plan.FieldPlan;
import org.entirespace.data.plan.HistoryPlan;
import org.entirespace.data.plan.ImpressionPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.QualityPlan;
import org.entirespace.data.plan.Repeats;
import org.entirespace.data.plan.SplitPlan;
import org.entirespace.data.plan.TimeUnit;
import org.entirespace.data.plan.Timing;
import org.entirespace.data.prepare.NaiveAttribution.Event;
import org.entirespace.data.prepare.NaiveAttribution.Impression;
import org.jspecify.annotations.Nullable;

/**
 * A random plan and small random logs for it, dense enough that ties, duplicates, edges of windows and events before impressions
 * abound. Times are whole seconds in a range of seconds; a log's number is part of the key.
 *
 * @param sequenced whether plan and rows have a sequence of their own
 */
record RandomLog(LogPlan plan, boolean sequenced, List<Impression> impressions, List<Event> events) {

    private static final long SECOND = 1_000_000;
    private static final int SECONDS = 14;
    private static final List<String> TYPES = List.of("click", "cart", "buy", "noise");
    private static final Map<String, List<String>> BEHAVIORS = new LinkedHashMap<>();

    static {
        BEHAVIORS.put("one", List.of("click"));
        BEHAVIORS.put("two", List.of("cart", "click"));
        BEHAVIORS.put("three", List.of("buy"));
    }

    /** A plan and {@code logs} logs. */
    static RandomLog of(long seed, int logs) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean sequenced = seed % 2 == 0;
        Repeats repeats = (seed / 2) % 2 == 0 ? Repeats.EACH : Repeats.FIRST;
        List<Impression> impressions = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (int log = 0; log < logs; log++) {
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                long time = random.nextInt(SECONDS) * SECOND;
                String content = random.nextBoolean() ? "a" : "b";
                long place = sequenced ? place(random, time) : time;
                impressions.add(new Impression(log, random.nextInt(2), random.nextInt(2), content, place, time));
            }
            for (int n = random.nextInt(10); n > 0; n--) {
                long time = random.nextInt(SECONDS) * SECOND;
                long place = sequenced ? place(random, time) : time;
                String type = TYPES.get(random.nextInt(TYPES.size()));
                events.add(new Event(log, random.nextInt(3), random.nextInt(2), type, place, time));
            }
        }
        return new RandomLog(plan(seed, random, sequenced, repeats), sequenced, impressions, events);
    }

    /** Mostly in the order of time, with ties, but not always. */
    private static long place(SplittableRandom random, long time) {
        return random.nextInt(4) == 0 ? random.nextInt(8) : time / SECOND / 2;
    }

    private static LogPlan plan(long seed, SplittableRandom random, boolean sequenced, Repeats repeats) {
        @Nullable String sequence = sequenced ? "place" : null;
        List<String> key = List.of("log", "item");
        Map<String, HistoryPlan> history = new LinkedHashMap<>();
        history.put("recent", new HistoryPlan(List.of("click", "buy"), List.of("log", "user"), "3s"));
        return new LogPlan(
                Map.of(),
                Map.of("impressions", "", "events", ""),
                new ImpressionPlan("impressions", key, "time", TimeUnit.SECONDS, sequence, repeats, "log", null, null),
                new EventPlan("events", key, "time", TimeUnit.SECONDS, sequence, "type"),
                behaviors(seed, random),
                history,
                Map.of("content", new FieldPlan(FieldKind.CATEGORICAL, null, null, null, null, null, null)),
                new SplitPlan(null, null, null, null, null, null, null),
                new QualityPlan(null, random.nextBoolean() ? null : "1970-01-01T00:00:10Z"));
    }

    private static Map<String, BehaviorPlan> behaviors(long seed, SplittableRandom random) {
        Map<String, BehaviorPlan> behaviors = new LinkedHashMap<>();
        BEHAVIORS.forEach((name, types) -> {
            // one rule of each plan is without limit; by turns it credits the first and the last
            boolean unlimited = (seed + behaviors.size()) % 3 == 0;
            boolean first = unlimited ? (seed / 4) % 2 == 1 : random.nextBoolean();
            List<String> earlier = new ArrayList<>(behaviors.keySet());
            earlier.add("impression");
            List<String> others =
                    BEHAVIORS.keySet().stream().filter(b -> !b.equals(name)).toList();
            behaviors.put(
                    name,
                    new BehaviorPlan(
                            types,
                            null,
                            null,
                            earlier.get(random.nextInt(earlier.size())),
                            unlimited ? null : random.nextInt(1, 6) + "s",
                            random.nextInt(3) == 0 ? Timing.ANY : Timing.AFTER,
                            first ? Credit.FIRST : Credit.LAST,
                            random.nextInt(4) == 0 ? others.get(random.nextInt(others.size())) : null));
        });
        behaviors.put("each", each(random));
        behaviors.put("everywhere", everywhere(random));
        union(random, behaviors, "either");
        union(random, behaviors, "all");
        return behaviors;
    }

    /** Credited to every eligible one. */
    private static BehaviorPlan each(SplittableRandom random) {
        return new BehaviorPlan(
                List.of("cart", "buy"),
                null,
                null,
                random.nextBoolean() ? "one" : "impression",
                random.nextInt(3) == 0 ? null : random.nextInt(1, 6) + "s",
                random.nextBoolean() ? Timing.ANY : Timing.AFTER,
                Credit.EVERY,
                random.nextInt(3) == 0 ? "three" : null);
    }

    /** By a key of its own: less than the impressions' key, something else, or more. */
    private static BehaviorPlan everywhere(SplittableRandom random) {
        List<List<String>> keys = List.of(List.of("log"), List.of("user", "log"), List.of("log", "item", "user"));
        return new BehaviorPlan(
                List.of("cart", "click"),
                null,
                keys.get(random.nextInt(keys.size())),
                null,
                random.nextInt(1, 6) + "s",
                random.nextBoolean() ? Timing.ANY : null,
                random.nextBoolean() ? Credit.EVERY : null,
                null);
    }

    /** A union of some of what was declared before it, unions included. */
    private static void union(SplittableRandom random, Map<String, BehaviorPlan> behaviors, String name) {
        List<String> members = new ArrayList<>(behaviors.keySet());
        while (members.size() > 2 || (members.size() == 2 && random.nextInt(4) == 0)) {
            members.remove(random.nextInt(members.size()));
        }
        behaviors.put(name, new BehaviorPlan(null, members, null, null, null, null, null, null));
    }

    /** The rows up to a time, that time included. */
    RandomLog until(long time) {
        return new RandomLog(
                plan,
                sequenced,
                impressions.stream().filter(i -> i.time() <= time).toList(),
                events.stream().filter(e -> e.time() <= time).toList());
    }

    /** The slow reference, log by log. */
    List<NaiveAttribution> naive(List<LabelRule> rules) {
        Map<Integer, List<Impression>> shown = impressions.stream().collect(Collectors.groupingBy(Impression::log));
        Map<Integer, List<Event>> happened = events.stream().collect(Collectors.groupingBy(Event::log));
        return shown.keySet().stream()
                .map(log -> new NaiveAttribution(
                        shown.getOrDefault(log, List.of()),
                        happened.getOrDefault(log, List.of()),
                        plan.impressions().repeats() == Repeats.FIRST,
                        rules))
                .toList();
    }

    /** The rows as CSV. */
    String impressionsCsv() {
        StringBuilder csv = new StringBuilder("log,item,user,content,place,time\n");
        impressions.forEach(
                i -> csv.append(row(i.log(), i.item(), i.user(), i.content(), i.sequence(), i.time() / SECOND)));
        return csv.toString();
    }

    /** The rows as CSV. */
    String eventsCsv() {
        StringBuilder csv = new StringBuilder("log,item,user,type,place,time\n");
        events.forEach(e -> csv.append(row(e.log(), e.item(), e.user(), e.type(), e.sequence(), e.time() / SECOND)));
        return csv.toString();
    }

    private static String row(Object... values) {
        StringBuilder row = new StringBuilder();
        for (Object value : values) {
            row.append(row.isEmpty() ? "" : ",").append(value);
        }
        return row.append('\n').toString();
    }
}
