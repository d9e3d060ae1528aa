/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.core.artifact.FileSeal;

/**
 * What a world's log holds.
 *
 * @param impressions the impressions
 * @param happened the impressions on which each behaviour happened, logged or not
 * @param meanProbability the mean over all impressions of each true probability, by quantity, such as {@code
 *     purchase|click}
 * @param events the events logged
 * @param eventsAfterLog the events that came after logging ended
 * @param observedUntil the instant up to which events were logged
 * @param files the seals of the impressions, the events and the truth
 */
public record WorldSummary(
        long impressions,
        Map<String, Long> happened,
        Map<String, Double> meanProbability,
        long events,
        long eventsAfterLog,
        Instant observedUntil,
        Map<String, FileSeal> files) {

    /** Copies the maps, keeping their order. */
    public WorldSummary {
        happened = Collections.unmodifiableMap(new LinkedHashMap<>(happened));
        meanProbability = Collections.unmodifiableMap(new LinkedHashMap<>(meanProbability));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    static WorldSummary of(
            Tally tally, long events, long eventsAfterLog, Instant observedUntil, Map<String, FileSeal> files) {
        Map<String, Long> happened = new LinkedHashMap<>();
        Map<String, Double> means = new LinkedHashMap<>();
        for (int b = 0; b < Truth.BEHAVIORS.size(); b++) {
            happened.put(Truth.BEHAVIORS.get(b), tally.happened[b]);
        }
        for (int q = 0; q < Truth.QUANTITIES.size(); q++) {
            means.put(Truth.QUANTITIES.get(q).key(), tally.probability[q] / tally.impressions);
        }
        return new WorldSummary(tally.impressions, happened, means, events, eventsAfterLog, observedUntil, files);
    }
}
