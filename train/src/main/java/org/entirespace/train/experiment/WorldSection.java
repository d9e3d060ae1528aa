/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.prepare.WindowLength;
import org.entirespace.data.world.BaseRates;
import org.entirespace.data.world.Dial;
import org.entirespace.data.world.WorldOptions;

/**
 * A world as an experiment writes it.
 *
 * @param users see {@link WorldOptions}
 * @param items see {@link WorldOptions}
 * @param days see {@link WorldOptions}
 * @param impressions see {@link WorldOptions}
 * @param rates the mean rates, by name
 * @param followUp see {@link WorldOptions}, as a length of time
 * @param dials values by the dial's key
 */
record WorldSection(
        @JsonPropertyDescription("Users.") int users,

        @JsonPropertyDescription("Items.") int items,

        @JsonPropertyDescription("Days on which impressions happen, from 2026-01-01 on.")
        int days,

        @JsonPropertyDescription("Impressions.") long impressions,

        @JsonPropertyDescription("Mean rates by name.") String rates,

        @JsonPropertyDescription("How long events are logged after the last day of impressions.")
        String followUp,

        @JsonPropertyDescription("How the world differs from the default one.")
        Map<String, Double> dials) {

    /** The keys of a world. */
    static final List<String> KEYS = List.of("users", "items", "days", "impressions", "rates", "follow_up", "dials");

    /** The default world. */
    static WorldSection defaults() {
        WorldOptions options = WorldOptions.defaults();
        Map<String, Double> dials = new LinkedHashMap<>();
        for (Dial dial : Dial.values()) {
            dials.put(dial.key(), options.dial(dial));
        }
        return new WorldSection(
                options.users(),
                options.items(),
                options.days(),
                options.impressions(),
                rates(options.rates()),
                options.followUp().toDays() + "d",
                dials);
    }

    private static String rates(BaseRates rates) {
        return BaseRates.byName().entrySet().stream()
                .filter(named -> named.getValue().equals(rates))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The world of this section, with the seed of the default world. */
    WorldOptions options() {
        WorldOptions options = WorldOptions.defaults()
                .withSizes(users, items, impressions)
                .withDays(days)
                .withRates(BaseRates.of(rates))
                .withFollowUp(Duration.of(WindowLength.micros(followUp), ChronoUnit.MICROS));
        for (Map.Entry<String, Double> dial : dials.entrySet()) {
            options = options.withDial(Dial.of(dial.getKey()), dial.getValue());
        }
        return options;
    }
}
