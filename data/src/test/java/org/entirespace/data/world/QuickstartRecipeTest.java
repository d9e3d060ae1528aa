/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.Credit;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.LogSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class QuickstartRecipeTest {

    private static final Set<String> LOG_SIDE =
            Set.of("sources", "views", "impressions", "events", "behaviors", "history", "fields", "split", "quality");

    private final LogPlan plan = read();
    private final WorldOptions options = WorldOptions.defaults();

    private static LogPlan read() {
        YAMLMapper yaml = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        ObjectNode recipe = (ObjectNode) yaml.readTree(Path.of("..", "recipes", "quickstart.yaml"));
        return yaml.treeToValue(recipe.retain(LOG_SIDE), LogPlan.class);
    }

    @Test
    void theSourcesNameTheColumnsThatAreWritten() {
        assertThat(columns("impression_log")).isEqualTo(header(ImpressionLines.HEADER));
        assertThat(columns("event_log")).isEqualTo(header(EventLog.HEADER));
        assertThat(source("impression_log").files()).containsExactly(World.IMPRESSIONS);
        assertThat(source("event_log").files()).containsExactly(World.EVENTS);
    }

    private LogSource source(String name) {
        return Objects.requireNonNull(plan.sources().get(name));
    }

    private List<String> columns(String source) {
        return new ArrayList<>(Objects.requireNonNull(source(source).columns()).keySet());
    }

    private static List<String> header(String line) {
        return List.of(line.strip().split(",", -1));
    }

    @Test
    void everyEventTypeIsCreditedByOneBehaviorWithTheWorldsWindow() {
        List<String> types = plan.behaviors().values().stream()
                .filter(b ->
                        b.credit() != Credit.EVERY) // counts wherever it happens, and takes nothing from the others
                .flatMap(b -> b.eventTypes().stream())
                .toList();
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type != EventType.SEARCH_CART && type != EventType.SEARCH_WISH)
                        .map(t -> t.name().toLowerCase(Locale.ROOT))
                        .toList());
        // what a search led to belongs to no impression
        assertThat(behavior("action_global").eventTypes())
                .containsExactlyInAnyOrder("cart", "wish", "search_cart", "search_wish");
        assertThat(window("action_global")).isGreaterThan(WorldOptions.CLICK_WINDOW.plus(WorldOptions.BEHAVIOR_WINDOW));
        assertThat(window("click")).isEqualTo(WorldOptions.CLICK_WINDOW);
        assertThat(window("micro")).isEqualTo(WorldOptions.BEHAVIOR_WINDOW);
        assertThat(window("macro")).isEqualTo(WorldOptions.BEHAVIOR_WINDOW);
        assertThat(window("purchase")).isEqualTo(WorldOptions.PURCHASE_WINDOW);
        assertThat(List.of("micro", "macro", "purchase"))
                .allMatch(b -> "click".equals(behavior(b).follows()));
    }

    private BehaviorPlan behavior(String name) {
        return Objects.requireNonNull(plan.behaviors().get(name));
    }

    private Duration window(String behavior) {
        String window = Objects.requireNonNull(behavior(behavior).window());
        return Duration.parse(window.endsWith("d") ? "P" + window : "PT" + window);
    }

    @Test
    void everyFieldReadsAColumnOfTheLogOrOfItsHistory() {
        Set<String> known = new HashSet<>(header(ImpressionLines.HEADER));
        known.addAll(plan.history().keySet());

        assertThat(plan.fields())
                .allSatisfy((name, field) -> assertThat(known)
                        .contains(Stream.ofNullable(field.column()).findFirst().orElse(name)));
        // what tells the impression apart, or is known only afterwards, is no feature
        assertThat(plan.fields()).doesNotContainKeys("impression_id", "request_id", "time");
    }

    @Test
    void timesAreThoseOfTheDefaultWorld() {
        assertThat(plan.quality().observedUntil())
                .isEqualTo(options.observedUntil().toString());
        Instant validation = Instant.parse(Objects.requireNonNull(plan.split().validationFrom()));
        Instant test = Instant.parse(Objects.requireNonNull(plan.split().testFrom()));
        assertThat(List.of(
                        Duration.between(options.start(), validation),
                        Duration.between(validation, test),
                        Duration.between(test, options.start().plus(Duration.ofDays(options.days())))))
                .containsExactly(Duration.ofDays(10), Duration.ofDays(1), Duration.ofDays(3));
        assertThat(options.followUp()).isGreaterThan(WorldOptions.CLICK_WINDOW.plus(WorldOptions.PURCHASE_WINDOW));
    }
}
