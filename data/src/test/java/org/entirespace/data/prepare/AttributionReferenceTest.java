/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.entirespace.data.prepare.NaiveAttribution.Event;
import org.entirespace.data.prepare.NaiveAttribution.Impression;
import org.entirespace.data.sample.EventCounts;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL agrees with a slow, obvious reference on 10,200 random logs under 12 random plans. */
@ExtendWith(SharedDuck.class)
class AttributionReferenceTest {

    private static final int LOGS = 850;

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sqlAgreesWithTheReference(long seed, TestLog duck) throws Exception {
        RandomLog log = RandomLog.of(seed, LOGS);
        List<LabelRule> rules = LabelRule.of(log.plan());
        List<NaiveAttribution> naive = log.naive(rules);

        duck.table("impressions", log.impressionsCsv());
        duck.table("events", log.eventsCsv());

        Attribution.Outcome outcome = duck.attribute(log.plan());

        assertThat(outcome.observedUntil()).isEqualTo(observedUntil(log));
        assertThat(duck.rows(samples(rules))).isEqualTo(sorted(expectedSamples(log, naive, rules)));
        for (CreditRule rule : LabelRule.crediting(rules)) {
            assertThat(duck.rows(credits(rule))).as(rule.toString()).isEqualTo(sorted(expected(naive, rule)));
            EventCounts counted = Objects.requireNonNull(outcome.behaviors().get(rule.behavior()));
            assertThat(new TreeMap<>(counted.unattributed()))
                    .as(rule.toString())
                    .isEqualTo(expectedReasons(naive, rule));
        }
        counts(log, naive, outcome);
    }

    private static long observedUntil(RandomLog log) {
        if (log.plan().quality().observedUntil() != null) {
            return 10_000_000;
        }
        long latest =
                log.impressions().stream().mapToLong(Impression::time).max().orElseThrow();
        return Math.max(
                latest,
                log.events().stream()
                        .filter(e -> !e.type().equals("noise"))
                        .mapToLong(Event::time)
                        .max()
                        .orElse(latest));
    }

    private static String samples(List<LabelRule> rules) {
        StringBuilder sql = new StringBuilder("SELECT c0, c1, s, t, c2, c3, h0");
        rules.forEach(rule -> sql.append(", l").append(rule.index()));
        return sql + " FROM prep.labelled";
    }

    private static List<String> expectedSamples(RandomLog log, List<NaiveAttribution> naive, List<LabelRule> rules) {
        List<String> lines = new ArrayList<>();
        long observedUntil = observedUntil(log);
        for (NaiveAttribution one : naive) {
            for (Impression i : one.samples) {
                long recent = one.history(i, List.of("click", "buy"), 3_000_000);
                String line = text(i.log(), i.item(), i.sequence(), i.time(), i.user(), i.content(), recent);
                for (LabelRule rule : rules) {
                    line += " " + one.label(rule, i, observedUntil);
                }
                lines.add(line);
            }
        }
        return lines;
    }

    private static String credits(CreditRule rule) {
        return "SELECT e.e0, e.e1, e.e2, e.type, e.s, e.t, i.s, i.t FROM " + rule.creditTable()
                + " c JOIN prep.events e USING (event) JOIN prep.impressions i ON i.sample = c.sample";
    }

    private static List<String> expected(List<NaiveAttribution> naive, CreditRule rule) {
        List<String> lines = new ArrayList<>();
        for (NaiveAttribution one : naive) {
            one.credited
                    .get(rule.index())
                    .forEach((e, samples) -> samples.forEach(i -> lines.add(text(
                            e.log(), e.item(), e.user(), e.type(), e.sequence(), e.time(), i.sequence(), i.time()))));
        }
        return lines;
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static String text(Object... values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Map<String, Long> expectedReasons(List<NaiveAttribution> naive, CreditRule rule) {
        Map<String, Long> reasons = new TreeMap<>();
        for (NaiveAttribution one : naive) {
            for (Event event : one.events) {
                if (rule.events().contains(event.type())
                        && !one.credited.get(rule.index()).containsKey(event)) {
                    reasons.merge(one.reason(rule, event), 1L, Long::sum);
                }
            }
        }
        return reasons;
    }

    private static void counts(RandomLog log, List<NaiveAttribution> naive, Attribution.Outcome outcome) {
        long noise = log.events().stream().filter(e -> e.type().equals("noise")).count();
        long distinct = log.impressions().stream()
                .map(i -> List.of(i.log(), i.item(), i.sequence(), i.time()))
                .distinct()
                .count();
        long distinctEvents = naive.stream()
                .flatMap(one -> one.events.stream())
                .filter(e -> !e.type().equals("noise"))
                .count();
        long samples = naive.stream().mapToLong(one -> one.samples.size()).sum();
        assertThat(outcome.events().ignoredTypes()).isEqualTo(Map.of("noise", noise));
        assertThat(outcome.events().duplicates()).isEqualTo(log.events().size() - noise - distinctEvents);
        assertThat(outcome.impressions().duplicates())
                .isEqualTo(log.impressions().size() - distinct);
        assertThat(outcome.impressions().repeats()).isEqualTo(distinct - samples);
        assertThat(outcome.rejected()).isEmpty();
    }
}
